package io.github.chainrule.processor.diagnostic;

import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;

/** Prints diagnostics as errors and warnings of the compiler, each at its place. */
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
   * Prints one of them.
   *
   * @param diagnostic what to say, and where
   */
  public void report(Diagnostic diagnostic) {
    Kind kind = diagnostic.message().isWarning() ? Kind.WARNING : Kind.ERROR;
    diagnostic.place().print(messager, kind, diagnostic.text());
  }
}
