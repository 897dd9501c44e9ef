package io.github.chainrule.processor.endtoend;

/**
 * Everything that can be computed of a network with fixed parameters, in double whatever its
 * precision: a float is a double without loss, so comparisons of bits stay what they are.
 */
interface EvaluatedNetwork {

  int inputs();

  int outputs();

  int parameters();

  double[] forward(double[] x);

  double[] forward(double[] x, int n);

  /** Every layer's outputs, in layer order. */
  double[] activations(double[] x);

  double loss(double[] x, double[] t);

  double loss(double[] x, double[] t, int n);

  /** By the parameters only. */
  Derivatives gradient(double[] x, double[] t);

  Derivatives gradientWithInputs(double[] x, double[] t);

  Derivatives gradient(double[] x, double[] t, int n);

  /** The derivatives of a function whose derivative by the outputs is e; its value is NaN. */
  Derivatives backward(double[] x, double[] e);

  Derivatives backward(double[] x, double[] e, int n);

  /** By the parameters a mean, by the inputs each sample's own. */
  Derivatives gradientWithInputs(double[] x, double[] t, int n);

  double[] inputJacobian(double[] x);

  double[] parameterJacobian(double[] x);

  /** The derivative of the outputs in a direction of the inputs. */
  double[] jvp(double[] x, double[] v);
}
