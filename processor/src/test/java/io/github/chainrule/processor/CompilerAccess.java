package io.github.chainrule.processor;

import com.palantir.javapoet.JavaFile;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
import java.util.Optional;

/** Opens the compiler's line of stages to tests in other packages. */
public final class CompilerAccess {

  private CompilerAccess() {}

  /**
   * The classes of a network that no annotations can describe yet, such as one with skip
   * connections.
   */
  public static List<JavaFile> compile(NetworkSpec network) {
    return new NetworkCompiler(Optional.empty(), SizeBudget.DEFAULT).compile(network).files();
  }
}
