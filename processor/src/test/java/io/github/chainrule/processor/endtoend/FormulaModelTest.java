package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.scalar.Formula;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.f64.Model;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a network of formulas tells of itself, and formulas that hardly are any. */
class FormulaModelTest {

  private static NetworkSpec network(
      String name, Emission emission, String hidden, Activation output, String loss) {
    ActivationSpec own = ActivationSpec.of(Formula.ofActivation(hidden).formula());
    return new NetworkSpec(
        new InterfaceName("own", List.of(name), true),
        2,
        Precision.DOUBLE,
        emission,
        List.of(
            new DenseSpec("hidden", List.of(-1), 3, own, true),
            new DenseSpec("output", List.of(0), 2, ActivationSpec.of(output), true)),
        LossSpec.of(Formula.ofLoss(loss).formula()));
  }

  private static Model model(NetworkSpec network) {
    try {
      Class<?> type = Build.of(network).load("own." + network.name().generated("Network"));
      return (Model) type.getMethod("create", long.class).invoke(null, 1L);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(network.name().toString(), e);
    }
  }

  @Test
  void modelTellsItsFormulas() {
    Model model =
        model(network("Told", Emission.AUTO, "v*sin( v )", Activation.TANH, "abs(y - t)^1.5"));
    assertEquals("v*sin( v )", model.layers().get(0).activation());
    assertEquals(ModelLoss.of("abs(y - t)^1.5", true), model.loss());
  }

  @Test
  void aLossWithoutTargetReadsNone() {
    Model model = model(network("Free", Emission.AUTO, "cos(v)", Activation.SIGMOID, "y^2 - v"));
    assertEquals(ModelLoss.of("y^2 - v", false), model.loss());
    assertTrue(Double.isFinite(model.newBackprop().loss(new double[2], null)));
  }

  @Test
  void weightsAreThoseOfTanh() {
    Model model = model(network("Drawn", Emission.AUTO, "v^3", Activation.TANH, "(y - t)^2"));
    double bound = Math.sqrt(6.0 / (2 + 3));
    double[] weights = Arrays.copyOf(model.parameters(), 6);
    assertTrue(Arrays.stream(weights).allMatch(w -> Math.abs(w) <= bound), "within Glorot's bound");
  }

  /** Nothing of the input reaches the loss's derivative, in any emission. */
  @ParameterizedTest
  @EnumSource
  void stepsHaveDerivativesOfZero(Emission emission) {
    Model model =
        model(
            network(
                "Step" + emission,
                emission,
                "v > 0 ? 1 : 0",
                Activation.IDENTITY,
                "sign(y - t) + 0.5 * y"));
    double[] x = {0.3, -0.7};
    double[] t = {0.1, 0.2};
    double[] g = new double[model.parameters().length];
    double[] dx = {1, 1};
    model.newBackprop().gradient(x, t, g, dx);
    assertArrayEquals(new double[2], dx);
    assertArrayEquals(new double[9], Arrays.copyOf(g, 9));
    assertEquals(0.5, g[g.length - 1]);
    double[] jacobian = new double[4];
    model.newJacobian().inputs(x, jacobian);
    assertArrayEquals(new double[4], jacobian);
  }
}
