package io.github.chainrule.processor.kernel;

/** The kernels that a generated class's public methods are made of, whatever the network. */
public enum EntryPoint {
  COMPUTE_OUTPUTS("computeOutputs", "Computes the outputs of one sample."),
  COMPUTE_ACTIVATIONS("computeActivations", "Computes every layer's outputs for one sample."),
  PROPAGATE("propagate", "Computes what the derivatives need of the forward pass."),
  LOSS_VALUE("lossValue", "Returns the loss of one sample."),
  LOSS_DELTA("lossDelta", "Computes the output layer's delta from the loss."),
  SEED_DELTA("seedDelta", "Computes the output layer's delta from dE/dy."),
  PARAMETER_GRADIENT(
      "parameterGradient", "Propagates the deltas back and writes the gradient by the parameters."),
  INPUT_GRADIENT("inputGradient", "Writes the gradient by the inputs."),
  INPUT_JACOBIAN("inputJacobian", "Writes the Jacobian by the inputs."),
  PARAMETER_JACOBIAN("parameterJacobian", "Writes the Jacobian by the parameters."),
  OUTPUT_TANGENT("outputTangent", "Writes the derivative of the outputs in a direction."),
  OUTPUTS_OF_TILE("outputsOfTile", "Computes the outputs of some samples."),
  PROPAGATE_TILE("propagateTile", "Computes what the derivatives need of the forward pass."),
  LOSS_OF_TILE("lossOfTile", "Adds the losses of some samples to a total."),
  GRADIENT_OF_TILE(
      "gradientOfTile",
      "Adds the losses of some samples to a total, and their gradients to a sum."),
  BACKWARD_OF_TILE(
      "backwardOfTile",
      "Propagates dE/dy of some samples back, and adds their gradients to a sum.");

  private final String method;
  private final String comment;

  EntryPoint(String method, String comment) {
    this.method = method;
    this.comment = comment;
  }

  /** The name of the method. */
  public String method() {
    return method;
  }

  /** What it computes, a sentence for its Javadoc. */
  public String comment() {
    return comment;
  }
}
