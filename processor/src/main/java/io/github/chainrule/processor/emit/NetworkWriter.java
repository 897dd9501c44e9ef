package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.EvaluatorCode;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.InterfaceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a lowered network into the source of its classes. */
public final class NetworkWriter {

  private NetworkWriter() {}

  /**
   * Writes the classes Forward, Backprop, Jacobian, Training if there is one, and Network, in this
   * order, and Features, Predictor and Result for a network whose inputs or outputs are typed.
   *
   * @param generatedAnnotation the annotation that marks generated code, if there is one to be had
   */
  public static List<JavaFile> write(
      LoweredNetwork lowered, Optional<ClassName> generatedAnnotation) {
    boolean isSeen = lowered.network().name().surroundings().seesGenerated();
    ClassFrame frame = new ClassFrame(lowered, generatedAnnotation.filter(it -> isSeen));
    List<JavaFile> files = new ArrayList<>();
    lowered
        .evaluators()
        .forEach((kind, code) -> files.add(file(frame, evaluator(frame, kind), Optional.of(code))));
    files.add(file(frame, new NetworkClass(frame).write(), Optional.empty()));
    if (lowered.network().isTyped()) {
      TypedParts parts = new TypedParts(frame);
      files.add(file(frame, new FeaturesClass(frame, parts).write(), Optional.empty()));
      files.add(file(frame, new PredictorClass(frame, parts).write(), Optional.empty()));
      files.add(file(frame, new ResultClass(frame, parts).write(), Optional.empty()));
    }
    return files;
  }

  private static TypeSpec evaluator(ClassFrame frame, GeneratedClass kind) {
    return switch (kind) {
      case FORWARD -> new ForwardClass(frame).write();
      case BACKPROP -> new BackpropClass(frame).write();
      case JACOBIAN -> new JacobianClass(frame).write();
      case TRAINING -> new TrainingClass(frame).write();
      case NETWORK, FEATURES, PREDICTOR, RESULT ->
          throw new IllegalArgumentException("no evaluator: " + kind);
    };
  }

  private static JavaFile file(ClassFrame frame, TypeSpec type, Optional<EvaluatorCode> code) {
    InterfaceName name = frame.lowered().network().name();
    JavaFile.Builder file =
        JavaFile.builder(name.packageName(), type)
            .skipJavaLangImports(name.surroundings().hiddenJavaLang().isEmpty());
    if (frame.runtime().importsStatically(Width.DOUBLE)) {
      code.ifPresent(it -> importDoubles(frame.runtime(), it.kernels(), file));
      code.flatMap(EvaluatorCode::tiles)
          .ifPresent(group -> importDoubles(frame.runtime(), group, file));
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
    TileStepPrinter.methods(tiles, Width.DOUBLE)
        .forEach(
            (type, methods) ->
                file.addStaticImport(
                    runtime.internal(Width.DOUBLE, type), methods.toArray(String[]::new)));
  }
}
