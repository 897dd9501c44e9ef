package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.InterfaceName;
import java.util.List;
import java.util.Optional;

/** Turns a lowered network into the source of its four classes. */
public final class NetworkWriter {

  private static final KernelGroup NO_KERNELS = new KernelGroup(List.of(), List.of());

  private NetworkWriter() {}

  /**
   * Writes the classes Forward, Backprop, Jacobian and Network, in this order.
   *
   * @param generatedAnnotation the annotation that marks generated code, if there is one to be had
   */
  public static List<JavaFile> write(
      LoweredNetwork lowered, Optional<ClassName> generatedAnnotation) {
    boolean isSeen = lowered.network().name().surroundings().seesGenerated();
    ClassFrame frame = new ClassFrame(lowered, generatedAnnotation.filter(it -> isSeen));
    return List.of(
        file(frame, new ForwardClass(frame).write(), lowered.forward()),
        file(frame, new BackpropClass(frame).write(), lowered.backprop()),
        file(frame, new JacobianClass(frame).write(), lowered.jacobian()),
        file(frame, new NetworkClass(frame).write(), NO_KERNELS));
  }

  private static JavaFile file(ClassFrame frame, TypeSpec type, KernelGroup kernels) {
    InterfaceName name = frame.lowered().network().name();
    JavaFile.Builder file =
        JavaFile.builder(name.packageName(), type)
            .skipJavaLangImports(name.surroundings().hiddenJavaLang().isEmpty());
    for (Operator function : ElementaryCalls.of(kernels, Width.DOUBLE)) {
      if (frame.runtime().importsStatically(Width.DOUBLE)) {
        file.addStaticImport(
            frame.runtime().elementary(Width.DOUBLE), ExpressionPrinter.method(function));
      }
    }
    return file.build();
  }
}
