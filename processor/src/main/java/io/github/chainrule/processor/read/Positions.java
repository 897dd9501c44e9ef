package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.Diagnostic;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.diagnostic.Refusal;

/**
 * Where the parts of a network's declaration are that stages after the reader can find fault with.
 *
 * @param ofInterface the name of the interface
 * @param ofEmission the emission in {@code @Network}
 */
public record Positions(Place ofInterface, Place ofEmission) {

  /**
   * A diagnostic for the interface as a whole.
   *
   * @param message what is wrong
   * @param arguments what the message names, in its order
   * @return a diagnostic that points at the interface
   */
  public Diagnostic atInterface(Message message, Object... arguments) {
    return Diagnostic.of(message, ofInterface, arguments);
  }

  /**
   * Finds the place of a later stage's refusal.
   *
   * @param refusal why the network cannot be compiled
   * @return a diagnostic that points at the part at fault
   */
  public Diagnostic locate(Refusal refusal) {
    Place place =
        switch (refusal.part()) {
          case INTERFACE -> ofInterface;
          case EMISSION -> ofEmission;
        };
    return new Diagnostic(refusal.message(), refusal.arguments(), place);
  }
}
