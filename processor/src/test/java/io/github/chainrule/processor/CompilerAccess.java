package io.github.chainrule.processor;

import com.palantir.javapoet.ClassName;
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
    return compiler(SizeBudget.DEFAULT, false).compile(network).files();
  }

  /** The classes of a network, as users see them. */
  public static List<JavaFile> compileMarked(NetworkSpec network) {
    ClassName annotation = ClassName.get("javax.annotation.processing", "Generated");
    return new NetworkCompiler(Optional.of(annotation), SizeBudget.DEFAULT, false)
        .compile(network)
        .files();
  }

  /** The card of a network. */
  public static String card(NetworkSpec network) {
    return compiler(SizeBudget.DEFAULT, true).compile(network).card().orElseThrow();
  }

  /** A processor that splits methods over this budget. */
  public static Processor processor(SizeBudget budget) {
    return new ChainruleProcessor(environment -> compiler(budget, false));
  }

  private static CompilerStage compiler(SizeBudget budget, boolean writesCards) {
    return new NetworkCompiler(Optional.empty(), budget, writesCards);
  }
}
