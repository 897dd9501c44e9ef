package io.github.chainrule.processor.diagnostic;

import java.util.List;

/**
 * One mistake of the user: what to say, and where.
 *
 * @param message what is wrong
 * @param arguments what the message names, in its order
 * @param place the narrowest place at fault
 */
public record Diagnostic(Message message, List<Object> arguments, Place place) {

  /**
   * A diagnostic.
   *
   * @param message what is wrong
   * @param place the narrowest place at fault
   * @param arguments what the message names, in its order
   * @return the diagnostic
   */
  public static Diagnostic of(Message message, Place place, Object... arguments) {
    return new Diagnostic(message, List.of(arguments), place);
  }

  /**
   * The text a user reads, such as {@code [LayerUnits] hidden: units must be at least 1, found 0}.
   *
   * @return the text without the place
   */
  public String text() {
    return message.text(arguments);
  }
}
