package io.github.chainrule.processor.report;

import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.verify.Verification;
import java.util.List;
import java.util.Optional;

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
   * @param kernels what it computes of one sample
   * @param tiles what it computes of many samples, if it does not take them one by one
   */
  public record Evaluator(GeneratedClass kind, KernelGroup kernels, Optional<TileGroup> tiles) {}

  NetworkSpec network() {
    return derived.network();
  }
}
