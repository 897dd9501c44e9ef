package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.internal.Sizes;
import java.util.ArrayList;
import java.util.List;

/** Compares all derivatives of a model with numeric differences at one point. */
final class PointCheck {
  private final Model model;
  private final float[] x;
  private final float[] t;
  private final float[] e;
  private final NumericDerivatives.Estimate[] byInputs;
  private final NumericDerivatives.Estimate[] byParameters;
  private final RowNames inputNames = RowNames.inputs();
  private final RowNames parameterNames;
  private final List<CheckedQuantity> quantities = new ArrayList<CheckedQuantity>();

  /**
   * Computes the numeric differences.
   *
   * @param x the inputs
   * @param limits how many codes there are for each input; 0 for one that is no code
   * @param t the targets, or null
   * @param e the derivatives of some function of the outputs with respect to them
   */
  PointCheck(Model model, float[] x, int[] limits, float[] t, float[] e) {
    this.model = model;
    this.x = x;
    this.t = t;
    this.e = e;
    this.parameterNames = RowNames.parameters(model.layers());
    NumericDerivatives numeric = new NumericDerivatives(model, x, limits, t, e);
    this.byInputs = numeric.by(x);
    this.byParameters = numeric.by(model.parameters());
  }

  GradientReport run() {
    checkGradient();
    checkBackward();
    checkJacobians();
    return new GradientReport(quantities);
  }

  private void checkGradient() {
    Backprop backprop = model.newBackprop();
    float[] g = new float[model.parameters().length];
    float[] gWithInputs = new float[g.length];
    float[] dx = new float[x.length];
    double loss = backprop.loss(x, t);
    CheckedQuantity losses = quantity("loss");
    losses.compareValue(backprop.gradient(x, t, g), loss, "gradient(x, t, g)");
    losses.compareValue(backprop.gradient(x, t, gWithInputs, dx), loss, "gradient(x, t, g, dx)");
    CheckedQuantity gradient = quantity("gradient");
    gradient.compare(g, 0, byParameters[NumericDerivatives.LOSS], parameterNames);
    gradient.compare(gWithInputs, 0, byParameters[NumericDerivatives.LOSS], parameterNames);
    quantity("input gradient").compare(dx, 0, byInputs[NumericDerivatives.LOSS], inputNames);
  }

  private void checkBackward() {
    float[] g = new float[model.parameters().length];
    float[] dx = new float[x.length];
    float[] product = new float[x.length];
    Backprop backprop = model.newBackprop();
    backprop.backward(x, e, g, dx);
    backprop.vjp(x, e, product);
    quantity("backward to parameters")
        .compare(g, 0, byParameters[NumericDerivatives.WEIGHTED], parameterNames);
    CheckedQuantity toInputs = quantity("backward to inputs");
    toInputs.compare(dx, 0, byInputs[NumericDerivatives.WEIGHTED], inputNames);
    toInputs.compare(product, 0, byInputs[NumericDerivatives.WEIGHTED], inputNames);
  }

  private void checkJacobians() {
    int width = model.parameters().length;
    float[] inputs = new float[Sizes.product("outputs", e.length, "inputs", x.length)];
    float[] parameters = new float[Sizes.product("outputs", e.length, "parameters", width)];
    Jacobian jacobian = model.newJacobian();
    jacobian.inputs(x, inputs);
    jacobian.parameters(x, parameters);
    CheckedQuantity byInput = quantity("input Jacobian");
    CheckedQuantity byParameter = quantity("parameter Jacobian");
    for (int k = 0; k < e.length; k++) {
      int function = NumericDerivatives.FIRST_OUTPUT + k;
      byInput.compare(inputs, k * x.length, byInputs[function], inputNames.of(k));
      byParameter.compare(parameters, k * width, byParameters[function], parameterNames.of(k));
    }
    checkProducts(jacobian, inputs);
  }

  /** Directions along one input each give the columns of the Jacobian. */
  private void checkProducts(Jacobian jacobian, float[] columns) {
    float[] v = new float[x.length];
    float[] dy = new float[e.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = 1f;
      jacobian.jvp(x, v, dy);
      v[i] = 0f;
      for (int k = 0; k < dy.length; k++) {
        columns[k * v.length + i] = dy[k];
      }
    }
    CheckedQuantity products = quantity("jvp");
    for (int k = 0; k < dy.length; k++) {
      int function = NumericDerivatives.FIRST_OUTPUT + k;
      products.compare(columns, k * v.length, byInputs[function], inputNames.of(k));
    }
  }

  private CheckedQuantity quantity(String name) {
    CheckedQuantity quantity = new CheckedQuantity(name);
    quantities.add(quantity);
    return quantity;
  }
}
