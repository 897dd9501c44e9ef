package io.github.chainrule.processor.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.diff.Differentiator;
import io.github.chainrule.processor.layer.ForwardPass;
import io.github.chainrule.processor.program.CallSharing;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.reference.ReferenceNetwork;
import io.github.chainrule.processor.scalar.Simplification;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derived programs, interpreted, give what an independent autograd gives. */
class ReferenceProgramTest {

  static List<ReferenceNetwork> networks() {
    return ReferenceNetwork.all();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void programsAgreeWithTheReference(ReferenceNetwork reference) {
    for (Simplification simplification : Simplification.values()) {
      for (Precision precision : Precision.values()) {
        compare(reference, program(reference, precision, simplification));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void programsAgreeWithCentralDifferences(ReferenceNetwork reference) {
    Verifier.verify(program(reference, Precision.DOUBLE, Simplification.EXACT));
  }

  private static NetworkProgram program(
      ReferenceNetwork reference, Precision precision, Simplification simplification) {
    Graph graph = new Graph(simplification);
    ForwardProgram forward = ForwardPass.of(graph, reference.spec(precision, Emission.AUTO));
    return CallSharing.share(graph, Differentiator.differentiate(forward));
  }

  private static void compare(ReferenceNetwork reference, NetworkProgram program) {
    Map<Node.Source.Kind, double[]> sources = new EnumMap<>(Node.Source.Kind.class);
    sources.put(Node.Source.Kind.INPUT, reference.x);
    sources.put(Node.Source.Kind.TARGET, reference.t);
    List<Node> first =
        List.of(program.output(), program.loss(), program.lossDelta(), program.blocks().get(0));
    List<double[]> values = run(first, reference, sources);
    close("y", reference.y, values.get(0));
    close("loss", new double[] {reference.lossValue}, values.get(1));
    close("input Jacobian", reference.inputJacobian, values.get(3));
    sources.put(Node.Source.Kind.DELTA, values.get(2));
    close("gradient", reference.gradient, joined(program.gradient(), reference, sources, 1));
    List<Node> inputGradient = List.of(program.inputGradient());
    close("dx", reference.inputGradient, run(inputGradient, reference, sources).get(0));
    close(
        "parameter Jacobian",
        reference.parameterJacobian,
        joined(program.parameterJacobian(), reference, sources, reference.y.length));
  }

  private static List<double[]> run(
      List<Node> roots, ReferenceNetwork reference, Map<Node.Source.Kind, double[]> sources) {
    return new Prepared(roots).run(reference.parameters, sources, side -> {});
  }

  private static double[] joined(
      List<TensorDerivative> derivatives,
      ReferenceNetwork reference,
      Map<Node.Source.Kind, double[]> sources,
      int rows) {
    List<Node> roots = new ArrayList<>();
    derivatives.forEach(derivative -> roots.add(derivative.node()));
    List<double[]> parts = run(roots, reference, sources);
    int size = reference.parameters.length;
    double[] joined = new double[rows * size];
    int to = 0;
    for (double[] part : parts) {
      int columns = part.length / rows;
      for (int row = 0; row < rows; row++) {
        System.arraycopy(part, row * columns, joined, row * size + to, columns);
      }
      to += columns;
    }
    return joined;
  }

  private static void close(String what, double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length, what);
    for (int index = 0; index < expected.length; index++) {
      double tolerance = 1e-9 * Math.max(1, Math.abs(expected[index]));
      assertEquals(expected[index], actual[index], tolerance, what + "[" + index + "]");
    }
  }
}
