package io.github.chainrule.processor.diagnostic;

import javax.annotation.processing.Messager;

/** Prints diagnostics as errors of the compiler, each at its place. */
public final class DiagnosticReporter {

  private final Messager messager;

  /**
   * A reporter for one run of the compiler.
   *
   * @param messager the compiler's own
   */
  public DiagnosticReporter(Messager messager) {
    this.messager = messager;
  }

  /**
   * Prints one error.
   *
   * @param diagnostic what to say, and where
   */
  public void report(Diagnostic diagnostic) {
    diagnostic.place().printError(messager, diagnostic.text());
  }
}
