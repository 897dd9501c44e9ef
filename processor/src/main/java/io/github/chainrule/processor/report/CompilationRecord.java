package io.github.chainrule.processor.report;

import io.github.chainrule.processor.kernel.EvaluatorCode;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.verify.Verification;
import java.util.List;

/**
 * What the compiler came to know of a network.
 *
 * @param forward the forward pass, of whose graph {@code derived} is
 * @param derived what was derived of it, with whole expressions
 * @param shared the same with elementary functions shared, which is what was lowered and counted
 * @param evaluators the generated classes that compute
 * @param budget the size that methods were split to
 */
public record CompilationRecord(
    ForwardProgram forward,
    NetworkProgram derived,
    NetworkProgram shared,
    List<Evaluator> evaluators,
    SizeBudget budget,
    Verification verification) {

  public CompilationRecord {
    evaluators = List.copyOf(evaluators);
  }

  /**
   * The code of one class.
   *
   * @param kind which class
   */
  public record Evaluator(GeneratedClass kind, EvaluatorCode code) {}

  NetworkSpec network() {
    return derived.network();
  }
}
