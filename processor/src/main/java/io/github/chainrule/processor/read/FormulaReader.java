package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.scalar.Formula;
import io.github.chainrule.processor.scalar.FormulaMistake;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.LossSpec;
import java.util.Optional;

/** Reads activations and losses, which annotations name or give as a formula, but not both. */
final class FormulaReader {

  private static final String FORMULA = "formula";

  private final Findings findings;

  FormulaReader(Findings findings) {
    this.findings = findings;
  }

  /**
   * Reads the activation of a layer.
   *
   * @param annotation has the members {@code activation} and {@code formula}
   * @return the activation; empty if that cannot be said
   */
  Optional<ActivationSpec> activation(String layer, DslAnnotation annotation) {
    Optional<Activation> named = annotation.constant("activation", Activation.class);
    Optional<String> text = text(annotation, named.isPresent());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().isEmpty()) {
      return named.map(ActivationSpec::of);
    }
    if (annotation.isWritten("activation")) {
      findings.add(
          NetworkMessage.FORMULA_ACTIVATION, annotation.place(FORMULA), layer, named.get());
    }
    Formula.Reading reading = Formula.ofActivation(text.get());
    addMistakes(layer, text.get(), reading, annotation);
    return Optional.of(ActivationSpec.of(reading.formula()));
  }

  /**
   * Reads a loss.
   *
   * @param owner whose loss it is
   * @param annotation has the members {@code value} and {@code formula}
   * @return the loss; empty if that cannot be said
   */
  Optional<LossSpec> loss(String owner, DslAnnotation annotation) {
    Optional<LossFunction> named = annotation.constant("value", LossFunction.class);
    Optional<String> text = text(annotation, named.isPresent());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().isEmpty()) {
      return named.map(LossSpec::of);
    }
    if (annotation.isWritten("value")) {
      findings.add(NetworkMessage.FORMULA_LOSS, annotation.place(FORMULA), owner, named.get());
    }
    Formula.Reading reading = Formula.ofLoss(text.get());
    addMistakes(owner, text.get(), reading, annotation);
    return Optional.of(LossSpec.of(reading.formula()));
  }

  /** The text of the formula, empty if there is none; nothing if a value is not resolved yet. */
  private Optional<String> text(DslAnnotation annotation, boolean isResolved) {
    Optional<String> text = annotation.text(FORMULA);
    if (text.isEmpty() || !isResolved) {
      findings.addUnresolved();
      return Optional.empty();
    }
    return text;
  }

  private void addMistakes(
      String owner, String text, Formula.Reading reading, DslAnnotation annotation) {
    for (FormulaMistake mistake : reading.mistakes()) {
      findings.add(
          NetworkMessage.FORMULA,
          annotation.place(FORMULA),
          owner,
          text,
          mistake.column(),
          mistake.text());
    }
  }
}
