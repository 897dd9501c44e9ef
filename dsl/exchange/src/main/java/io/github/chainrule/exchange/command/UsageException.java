package io.github.chainrule.exchange.command;

/** Says that a command is given wrongly. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
