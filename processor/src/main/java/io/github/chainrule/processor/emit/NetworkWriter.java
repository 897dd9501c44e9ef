package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.TileGroup;
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
        file(frame, new ForwardClass(frame).write(), lowered.forward(), lowered.forwardTiles()),
        file(frame, new BackpropClass(frame).write(), lowered.backprop(), lowered.backpropTiles()),
        file(frame, new JacobianClass(frame).write(), lowered.jacobian(), Optional.empty()),
        file(frame, new NetworkClass(frame).write(), NO_KERNELS, Optional.empty()));
  }

  private static JavaFile file(
      ClassFrame frame, TypeSpec type, KernelGroup kernels, Optional<TileGroup> tiles) {
    InterfaceName name = frame.lowered().network().name();
    JavaFile.Builder file =
        JavaFile.builder(name.packageName(), type)
            .skipJavaLangImports(name.surroundings().hiddenJavaLang().isEmpty());
    if (frame.runtime().importsStatically(Width.DOUBLE)) {
      importDoubles(frame.runtime(), kernels, file);
      tiles.ifPresent(group -> importDoubles(frame.runtime(), group, file));
    }
    return file.build();
  }

  private static void importDoubles(
      RuntimeNames runtime, KernelGroup kernels, JavaFile.Builder file) {
    for (Operator function : ElementaryCalls.of(kernels, Width.DOUBLE)) {
      file.addStaticImport(runtime.elementary(Width.DOUBLE), ExpressionPrinter.method(function));
    }
  }

  private static void importDoubles(RuntimeNames runtime, TileGroup tiles, JavaFile.Builder file) {
    for (String method : TileStepPrinter.methods(tiles, Width.DOUBLE)) {
      file.addStaticImport(
          runtime.type(Width.DOUBLE, tiles.calls().tiles(tiles.samples())), method);
    }
  }
}
