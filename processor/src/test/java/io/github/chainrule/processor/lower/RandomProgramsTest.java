package io.github.chainrule.processor.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.diff.Adjoints;
import io.github.chainrule.processor.diff.RandomProgram;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.KernelInterpreter;
import io.github.chainrule.processor.lower.cost.Strategy;
import io.github.chainrule.processor.program.CallSharing;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Shape;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.reference.RandomSample;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Lowered code of random programs and of their derivatives, with positions and without, computes
 * what the interpreter does, whichever strategy each node is computed by.
 */
class RandomProgramsTest {

  private static final int PROGRAMS = RandomSample.size(150);
  private static final long SEED = RandomSample.seed(577_215);

  @Test
  void vectors() {
    check(RandomProgram.VECTOR);
  }

  @Test
  void valuesWithPositions() {
    check(RandomProgram.IMAGE);
  }

  private static void check(Shape input) {
    SplittableRandom seeds = new SplittableRandom(SEED);
    for (int index = 0; index < PROGRAMS; index++) {
      long seed = seeds.nextLong();
      check(input, seed);
    }
  }

  private static void check(Shape input, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Graph graph = new Graph(Simplification.EXACT);
    RandomProgram program = new RandomProgram(graph, input, random);
    NetworkProgram network = shared(graph, program);
    double[] parameters = random.doubles(RandomProgram.PARAMETERS, -1, 1).toArray();
    double[] x = random.doubles(input.columns(), -1, 1).toArray();
    List<Node> roots = network.outputs();
    List<double[]> expected = Programs.values(roots, parameters, Map.of(Node.Source.Kind.INPUT, x));
    for (Choice choice : Choice.values()) {
      KernelInterpreter kernels = lowered(network, choice, seed);
      kernels.with("p", parameters).with("x", x).run(EntryPoint.COMPUTE_OUTPUTS.method());
      for (int index = 0; index < roots.size(); index++) {
        String name = choice + " of " + seed + ", " + roots.get(index);
        assertArrayEquals(expected.get(index), kernels.array("out" + index), 1e-9, name);
      }
    }
  }

  private enum Choice {
    UNROLLED,
    LOOPED,
    /** One or the other for each node. */
    MIXED;

    Strategy of(Node node, long seed) {
      return switch (this) {
        case UNROLLED -> Strategy.UNROLLED;
        case LOOPED -> Strategy.LOOPED;
        case MIXED -> (seed >> (node.id() % 60) & 1) == 0 ? Strategy.UNROLLED : Strategy.LOOPED;
      };
    }
  }

  /** A network's program, whose outputs are the values and derivatives of a random one. */
  private static NetworkProgram shared(Graph graph, RandomProgram program) {
    Node y = program.output;
    Set<Node> variables = new LinkedHashSet<>();
    for (Node node : Graph.reachable(List.of(y))) {
      if (node instanceof Node.Parameter || node == program.input) {
        variables.add(node);
      }
    }
    List<Node> roots = new ArrayList<>(List.of(y));
    Node ones = graph.constant(y.shape(), Width.WORKING, 1);
    Map<Node, Node> gradient = Adjoints.of(graph, y, ones, variables);
    roots.addAll(gradient.values());
    Set<Node> x = Set.of(program.input);
    roots.addAll(Adjoints.of(graph, y, graph.identity(y.shape()), x).values());
    NetworkSpec network =
        Networks.network(
            program.input.columns(),
            LossFunction.SQUARED_ERROR,
            Networks.dense(y.columns(), Activation.IDENTITY));
    NetworkSpec precise = Networks.as(network, Precision.DOUBLE, network.emission());
    ParameterLayout layout = ParameterLayout.of(precise);
    Node loss = graph.total(y);
    return CallSharing.share(
        graph,
        new NetworkProgram(
            precise,
            layout,
            roots,
            roots.get(0),
            loss,
            y,
            y,
            List.of(),
            program.input,
            List.of(),
            List.of(),
            y));
  }

  private static KernelInterpreter lowered(NetworkProgram program, Choice choice, long seed) {
    Names names = new Names(program, List.of());
    EvaluatorArrays arrays = new EvaluatorArrays(program, names, KernelArray.Role.ROW);
    List<Phase.Output> outputs = new ArrayList<>();
    List<KernelArray> targets = new ArrayList<>();
    for (Node root : program.outputs()) {
      String name = "out" + outputs.size();
      KernelArray target =
          new KernelArray(name, root.size(), Width.WORKING, KernelArray.Role.ARGUMENT);
      targets.add(target);
      outputs.add(new Phase.Output(root, View.rows(target, 0, root.columns())));
    }
    Phase phase = Phase.storing(EntryPoint.COMPUTE_OUTPUTS, List.of(), outputs);
    PhasePlan plan = new PhasePlan(List.of(phase));
    Kernel kernel =
        new PhaseLowering(phase, plan, arrays, names, node -> choice.of(node, seed)).lower();
    KernelInterpreter interpreter =
        new KernelInterpreter(
            new KernelGroup(arrays.workspace(), List.of(kernel)), Precision.DOUBLE);
    targets.forEach(target -> interpreter.with(target.name(), new double[target.length()]));
    return interpreter;
  }
}
