package io.github.chainrule.processor.diagnostic;

import java.util.List;

/**
 * Why a stage after the reader cannot compile a valid network. Such a stage knows nothing of source
 * positions, so it says which part of the declaration is at fault and the reader's positions turn
 * that into a {@link Diagnostic}.
 *
 * @param message what is wrong
 * @param part the part of the declaration at fault
 * @param arguments what the message names, in its order
 */
public record Refusal(Message message, Part part, List<Object> arguments) {

  /** The parts of a network's declaration that a refusal can blame. */
  public enum Part {
    /** The interface as a whole. */
    INTERFACE,
    /** The emission that {@code @Network} asks for. */
    EMISSION
  }

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
