package io.github.chainrule.processor.diagnostic;

import java.util.List;

/**
 * Why a network is not valid or cannot be compiled, said by what knows nothing of source positions:
 * it names the part of the declaration at fault, and the reader's positions turn that into a {@link
 * Diagnostic}.
 *
 * @param message what is wrong
 * @param part the part of the declaration at fault
 * @param arguments what the message names, in its order
 */
public record Refusal(Message message, Part part, List<Object> arguments) {

  /**
   * A refusal.
   *
   * @param message what is wrong
   * @param part the part of the declaration at fault
   * @param arguments what the message names, in its order
   * @return the refusal
   */
  public static Refusal of(Message message, Part part, Object... arguments) {
    return new Refusal(message, part, List.of(arguments));
  }
}
