package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.Leaves;
import io.github.chainrule.processor.kernel.Pairs;
import io.github.chainrule.processor.kernel.RowWindow;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The constants of a class that hold the windows of its kernels, one for those that are alike. */
final class WindowNames {

  private final List<RowWindow> windows = new ArrayList<>();

  WindowNames(KernelGroup group) {
    for (Kernel kernel : group.kernels()) {
      Leaves.statements(kernel.body(), statement -> statement.windows().forEach(this::add));
    }
  }

  private void add(RowWindow window) {
    if (!windows.contains(window)) {
      windows.add(window);
    }
  }

  String name(RowWindow window) {
    return "WINDOW_" + (windows.indexOf(window) + 1);
  }

  void addTo(TypeSpec.Builder type) {
    for (RowWindow window : windows) {
      FieldSpec.Builder field =
          FieldSpec.builder(
              RuntimeNames.WINDOW, name(window), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
      if (window.equals(windows.get(0))) {
        field.addJavadoc(
            "The taps of a window: outer and inner pairs, then the first position that is read and"
                + "\nits outer and inner step, then that which is written.");
      }
      type.addField(field.initializer(value(window)).build());
    }
  }

  private static CodeBlock value(RowWindow window) {
    CodeBlock.Builder value = CodeBlock.builder();
    value.add("new $T($L)", RuntimeNames.WINDOW, window.positions());
    for (Pairs tap : window.taps()) {
      Pairs.Places read = tap.read();
      Pairs.Places written = tap.written();
      value.add(
          "\n$>$>.with($L, $L, $L, $L, $L, $L, $L, $L)$<$<",
          tap.outer(),
          tap.inner(),
          read.first(),
          read.outerStep(),
          read.innerStep(),
          written.first(),
          written.outerStep(),
          written.innerStep());
    }
    return value.build();
  }
}
