package io.github.chainrule.exchange;

import io.github.chainrule.exchange.command.Commands;

/** The command line of the tool. */
public final class Main {
  private Main() {}

  /**
   * Runs a command.
   *
   * @param arguments see {@link Commands}
   */
  public static void main(String[] arguments) {
    // Reports go to the console as they are; what is wrong goes to the error stream.
    System.exit(Commands.run(arguments, System.out, System.err));
  }
}
