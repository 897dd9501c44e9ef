package io.github.chainrule.processor.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Simplification, of expressions and of nodes, changes no value of any network's programs. */
class SimplifiedProgramTest {

  private static final long SEED = 31_415;

  @Test
  void valuesAreTheSameWithAndWithoutSimplification() {
    RandomNetworks networks = new RandomNetworks(SEED, 9);
    SplittableRandom random = new SplittableRandom(SEED);
    for (NetworkSpec network : networks.draw(2 * networks.period())) {
      NetworkProgram plain = Programs.of(network, Simplification.NONE);
      NetworkProgram simple = Programs.of(network, Simplification.EXACT);
      Map<Node.Source.Kind, double[]> sources =
          Programs.sources(
              random.doubles(network.inputs(), -2, 2).toArray(),
              RandomNetworks.targets(network.outputs(), random));
      sources.put(Node.Source.Kind.SEED, random.doubles(network.outputs(), -1, 1).toArray());
      sources.put(Node.Source.Kind.DELTA, random.doubles(network.outputs(), -1, 1).toArray());
      sources.put(Node.Source.Kind.DIRECTION, random.doubles(network.inputs(), -1, 1).toArray());
      double[] parameters = RandomNetworks.parameters(plain.layout().size(), random);
      compare(
          network,
          Programs.values(plain.roots(), parameters, sources),
          Programs.values(simple.roots(), parameters, sources));
    }
  }

  private static void compare(NetworkSpec network, List<double[]> expected, List<double[]> actual) {
    for (int root = 0; root < expected.size(); root++) {
      double[] plain = expected.get(root);
      double[] simple = actual.get(root);
      assertEquals(plain.length, simple.length);
      for (int index = 0; index < plain.length; index++) {
        String what = "root " + root + "[" + index + "] of " + network + ", seed " + SEED;
        assertTrue(plain[index] == simple[index], what);
      }
    }
  }
}
