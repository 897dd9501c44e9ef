package io.github.chainrule.processor;

import com.palantir.javapoet.JavaFile;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Processor;

/** Opens the compiler's line of stages to tests in other packages. */
public final class CompilerAccess {

  private CompilerAccess() {}

  /**
   * The classes of a network that no annotations can describe yet, such as one with skip
   * connections.
   */
  public static List<JavaFile> compile(NetworkSpec network) {
    return compiler(SizeBudget.DEFAULT).compile(network).files();
  }

  /** A processor that splits methods over this budget. */
  public static Processor processor(SizeBudget budget) {
    return new ChainruleProcessor(elements -> compiler(budget));
  }

  private static CompilerStage compiler(SizeBudget budget) {
    return new NetworkCompiler(Optional.empty(), budget);
  }
}
