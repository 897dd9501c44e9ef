package io.github.chainrule.processor.diff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.RowScatter;
import io.github.chainrule.processor.program.Shape;
import io.github.chainrule.processor.program.Tap;
import io.github.chainrule.processor.program.Window;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The two sweeps, on programs of any shape, against each other and against differences. */
class SweepTest {

  private static final int PROGRAMS = 400;
  private static final long SEED = 271_828;
  private static final double STEP = 2e-4;

  @Test
  void bothSweepsOfRandomProgramsAgreeWithDifferences() {
    bothSweepsAgreeWithDifferences(RandomProgram.VECTOR);
  }

  @Test
  void bothSweepsOfRandomProgramsWithPositionsAgreeWithDifferences() {
    bothSweepsAgreeWithDifferences(RandomProgram.IMAGE);
  }

  private static void bothSweepsAgreeWithDifferences(Shape input) {
    SplittableRandom seeds = new SplittableRandom(SEED);
    int dependent = 0;
    for (int index = 0; index < PROGRAMS; index++) {
      long seed = seeds.nextLong();
      for (Simplification simplification : Simplification.values()) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomProgram program = new RandomProgram(new Graph(simplification), input, random);
        dependent += compare(program, random, "program of seed " + seed) ? 1 : 0;
      }
    }
    assertTrue(dependent > PROGRAMS);
  }

  private static boolean compare(RandomProgram program, SplittableRandom random, String name) {
    Graph graph = program.graph;
    Node x = program.input;
    Node y = program.output;
    Node adjoint = Adjoints.of(graph, y, graph.identity(y.shape()), Set.of(x)).get(x);
    Node tangent = Tangents.of(graph, x, graph.identity(program.input.shape()), y);
    assertEquals(adjoint == null, tangent == null, name);
    if (adjoint == null) {
      return false;
    }
    double[] parameters = random.doubles(RandomProgram.PARAMETERS, -1, 1).toArray();
    double[] at = random.doubles(x.columns(), -1, 1).toArray();
    double[] reverse = Programs.value(adjoint, parameters, at);
    double[] forward = Programs.value(graph.transpose(tangent), parameters, at);
    assertArrayEquals(reverse, forward, 1e-10, name);
    double[] quotients = quotients(y, parameters, at);
    for (int index = 0; index < quotients.length; index++) {
      // The quotient's own error is of order h⁴ = 2e-15 times a fifth derivative.
      double tolerance = 1e-6 * Math.max(1, Math.abs(quotients[index]));
      assertEquals(quotients[index], forward[index], tolerance, name);
    }
    return true;
  }

  private static double[] quotients(Node y, double[] parameters, double[] at) {
    double[] quotients = new double[y.columns() * at.length];
    for (int by = 0; by < at.length; by++) {
      double[][] values = new double[5][];
      for (int step = -2; step <= 2; step++) {
        double[] moved = at.clone();
        moved[by] += step * STEP;
        values[step + 2] = Programs.value(y, parameters, moved);
      }
      for (int of = 0; of < y.columns(); of++) {
        double near = values[3][of] - values[1][of];
        double far = values[4][of] - values[0][of];
        quotients[of * at.length + by] = (8 * near - far) / (12 * STEP);
      }
    }
    return quotients;
  }

  private final Graph graph = new Graph(Simplification.EXACT);
  private final Node x = graph.source(Node.Source.Kind.INPUT, 3);
  private final Node seed = graph.source(Node.Source.Kind.SEED, 3);

  @Test
  void adjointsOfSeveralUsersAdd() {
    Node twice = graph.add(x, graph.multiply(x, x));
    Node adjoint = Adjoints.of(graph, twice, seed, Set.of(x)).get(x);
    double[] at = {2, 3, -1};
    Map<Node.Source.Kind, double[]> sources =
        Map.of(Node.Source.Kind.INPUT, at, Node.Source.Kind.SEED, new double[] {1, 10, 100});
    double[] expected = {5, 70, -100};
    assertArrayEquals(expected, Programs.values(List.of(adjoint), new double[0], sources).get(0));
  }

  @Test
  void inputThatIsFlattenedHasAnAdjoint() {
    Node all = graph.source(Node.Source.Kind.INPUT, 7);
    Node part = graph.reshape(graph.slice(all, 1, 6), new Shape(1, 2, 3));
    Node flat = graph.flatten(part);
    Node one = graph.identity(flat.shape());
    assertTrue(Adjoints.of(graph, flat, one, Set.of(part)).containsKey(part));
  }

  /** A dense layer whose weights another one reads in groups. */
  @Test
  void adjointOfAMatrixAddsWhatItsColumnsAndAllOfItContribute() {
    Node weights = graph.parameter(0, 3, 2);
    Node whole = graph.product(x, weights, false, null);
    Node column = graph.product(x, graph.slice(weights, 1, 1), false, null);
    Node outputs = graph.concatenate(List.of(whole, column));
    Node adjoint = Adjoints.of(graph, outputs, seed, Set.of(weights)).get(weights);
    Map<Node.Source.Kind, double[]> sources =
        Map.of(
            Node.Source.Kind.INPUT,
            new double[] {2, 3, -1},
            Node.Source.Kind.SEED,
            new double[] {1, 10, 100});
    double[] expected = {2, 220, 3, 330, -1, -110};
    assertArrayEquals(expected, Programs.values(List.of(adjoint), new double[6], sources).get(0));
  }

  /** Of x of six elements: the derivative of Σ value², which has a single seed. */
  private static void squaresHaveTheirDerivative(Graph graph, Node x, Node value) {
    Node y = graph.total(graph.multiply(value, value));
    Node one = graph.identity(y.shape());
    Node adjoint = Adjoints.of(graph, y, one, Set.of(x)).get(x);
    double[] parameters = {0.5, -2, 3};
    double[] at = {0.3, -0.7, 1.1, 0.2, -0.4, 0.9};
    assertArrayEquals(
        quotients(y, parameters, at), Programs.value(adjoint, parameters, at), 1e-7, "" + value);
  }

  private final Node six = graph.source(Node.Source.Kind.INPUT, 6);
  private final Node steps = graph.reshape(six, new Shape(1, 3, 2));

  @Test
  void outerProductsAreDifferentiatedOnceMore() {
    Node squares = graph.multiply(steps, steps);
    squaresHaveTheirDerivative(graph, six, graph.outer(steps, squares));
  }

  @Test
  void productsWithTransposesAreDifferentiatedByThem() {
    Node matrix = graph.reshape(six, Shape.matrix(2, 3));
    Node left = graph.parameter(0, 1, 3);
    squaresHaveTheirDerivative(graph, six, graph.product(left, matrix, true, null));
  }

  @Test
  void scatteredRowsAreDifferentiatedOnceMore() {
    Node codes = graph.constant(new Shape(1, 3, 1), Width.WORKING, 1);
    RowScatter.Part part = new RowScatter.Part(codes, graph.multiply(steps, steps));
    squaresHaveTheirDerivative(graph, six, graph.rowScatter(List.of(part), 4));
  }

  @Test
  void tangentsOfWhatIsScatteredAreScatteredAlike() {
    Tap on = Tap.of(1, 2, new Tap.Places(0, 0, 1), new Tap.Places(1, 0, 1));
    Tap back = Tap.of(1, 2, new Tap.Places(1, 0, 1), new Tap.Places(0, 0, 1));
    List<Node> both = List.of(steps, graph.multiply(steps, steps));
    Node y = graph.flatten(graph.scatter(both, new Window(3, 3, List.of(on, back)), 0));
    Node tangent = Tangents.of(graph, six, graph.identity(six.shape()), y);
    double[] at = {0.3, -0.7, 1.1, 0.2, -0.4, 0.9};
    double[] parameters = {};
    assertArrayEquals(
        quotients(y, parameters, at),
        Programs.value(graph.transpose(tangent), parameters, at),
        1e-7);
  }

  @Test
  void whatDoesNotDependOnAVariableHasNoAdjoint() {
    Node other = graph.source(Node.Source.Kind.TARGET, 3);
    assertFalse(Adjoints.of(graph, graph.add(x, x), seed, Set.of(x, other)).containsKey(other));
  }

  @Test
  void derivativesAreNotDifferentiatedAgain() {
    Node outer = graph.outer(x, graph.sum(x));
    Node one = graph.identity(outer.shape());
    assertThrows(IllegalArgumentException.class, () -> Adjoints.of(graph, outer, one, Set.of(x)));
  }

  @Test
  void maximumIsAConstantShift() {
    Scalar shift = graph.scalars().subtract(graph.argument(0), graph.argument(1));
    Node shifted = graph.map(graph.scalars().apply(Operator.EXP, shift), x, graph.max(x));
    Node adjoint =
        Adjoints.of(graph, shifted, graph.identity(Shape.matrix(1, 3)), Set.of(x)).get(x);
    double[] jacobian = Programs.value(adjoint, new double[0], new double[] {0, 1, 1});
    double e = StrictMath.exp(-1);
    assertArrayEquals(new double[] {e, 0, 0, 0, 1, 0, 0, 0, 1}, jacobian);
  }
}
