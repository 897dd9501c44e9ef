package io.github.chainrule.processor.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A message of the processor: a word id that users can search for, and a template that says what
 * was found and what is allowed.
 *
 * <p>All of them are errors but those that {@link #isWarning} says. The first argument is the name
 * of the interface or layer at fault, as the user wrote it; the others are listed with each
 * message.
 */
public sealed interface Message permits FeatureMessage, NetworkMessage {

  /**
   * All messages there are.
   *
   * @return those of networks, then those of features
   */
  static List<Message> all() {
    return Stream.<Message[]>of(NetworkMessage.values(), FeatureMessage.values())
        .flatMap(Stream::of)
        .toList();
  }

  /**
   * The word that identifies this message to users.
   *
   * @return the id, without brackets
   */
  String id();

  /**
   * What is said, with a place for each argument.
   *
   * @return a format of {@link String#format}
   */
  String template();

  /**
   * Whether the network is compiled all the same.
   *
   * @return whether the message is a warning and no error
   */
  default boolean isWarning() {
    return this == NetworkMessage.FORMULA_NOT_FINITE;
  }

  /**
   * The message as it is printed.
   *
   * @param arguments what the template names, in its order
   * @return the id in brackets and the text
   */
  default String text(List<Object> arguments) {
    return "[" + id() + "] " + String.format(Locale.ROOT, template(), arguments.toArray());
  }
}
