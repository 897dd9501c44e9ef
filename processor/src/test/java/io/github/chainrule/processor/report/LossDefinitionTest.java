package io.github.chainrule.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.scalar.Evaluator;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LossDefinitionTest {

  private static final long SEED = 577;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void lossesMeanWhatIsComputed() {
    RandomNetworks networks = new RandomNetworks(SEED, 6);
    int compared = 0;
    for (NetworkSpec network : networks.draw(networks.period() / 2)) {
      Optional<LossDefinition> definition =
          LossDefinition.of(Networks.loss(network), Networks.output(network).activation());
      if (definition.isPresent()) {
        assertMeansTheSame(network, definition.get());
        compared++;
      }
    }
    assertTrue(compared >= 15, compared + " compared");
  }

  private void assertMeansTheSame(NetworkSpec network, LossDefinition definition) {
    NetworkProgram program = Programs.of(network);
    double[] parameters = RandomNetworks.parameters(program.layout().size(), random);
    double[] t = RandomNetworks.targets(network.outputs(), random);
    Map<Node.Source.Kind, double[]> sources =
        Programs.sources(random.doubles(network.inputs(), -1, 1).toArray(), t);
    List<double[]> values =
        Programs.values(List.of(program.output(), program.loss()), parameters, sources);
    Evaluator summand =
        new Evaluator(definition.summand(), leaf -> leaf == LossDefinition.Variable.Y ? 0 : 1);
    double sum = 0;
    for (int output = 0; output < t.length; output++) {
      double[] arguments = {values.get(0)[output], t[output]};
      sum += summand.evaluate(arguments, side -> {});
    }
    double expected = values.get(1)[0];
    double tolerance = 1e-9 * Math.max(1, Math.abs(expected));
    String message = "seed " + SEED + ", " + network;
    assertEquals(expected, definition.isNegated() ? -sum : sum, tolerance, message);
  }
}
