package io.github.chainrule.processor.kernel;

/** The methods of the contract that evaluators compute in. */
public enum PublicMethod {
  FORWARD,
  FORWARD_BATCH,
  ACTIVATIONS,
  LOSS,
  LOSS_BATCH,
  GRADIENT,
  GRADIENT_WITH_INPUTS,
  GRADIENT_BATCH,
  GRADIENT_BATCH_WITH_INPUTS,
  BACKWARD,
  BACKWARD_BATCH,
  INPUT_JACOBIAN,
  PARAMETER_JACOBIAN,
  OUTPUT_TANGENT
}
