package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.DriverStep;
import io.github.chainrule.processor.kernel.Drivers;
import io.github.chainrule.processor.kernel.EvaluatorCode;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.Padding;
import io.github.chainrule.processor.kernel.PublicMethod;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.GeneratedClass;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** What the three evaluators have in common: workspace, constructor, kernels and calls of them. */
final class EvaluatorClass {

  /** Columns that are left for the Javadoc of a field. */
  private static final int DOC_WIDTH = 95;

  private final ClassFrame frame;
  private final KernelGroup group;
  private final Drivers drivers;
  private final Optional<TileMethods> tiles;
  private final DriverPrinter printer;

  EvaluatorClass(ClassFrame frame, EvaluatorCode code) {
    this.frame = frame;
    this.group = code.kernels();
    this.drivers = code.drivers();
    this.tiles = code.tiles().map(tileGroup -> new TileMethods(frame, tileGroup));
    this.printer = new DriverPrinter(frame.runtime());
  }

  /** What a method of the contract does after the checks of its arguments. */
  CodeBlock body(PublicMethod method) {
    return printer.body(drivers.of(method));
  }

  /** The class up to its constructor. */
  TypeSpec.Builder begin(GeneratedClass kind, CodeBlock header) {
    return frame.begin(kind, header).addSuperinterface(frame.runtime().type(kind.runtimeType()));
  }

  /** Adds fields, the drivers that others call, and the kernels. */
  void complete(TypeSpec.Builder type) {
    addBlock(type);
    type.addField(frame.parametersField());
    addWorkspace(type);
    for (KernelArray array : drivers.workspace()) {
      type.addField(field(array.name(), array.width(), "PARAMETERS"));
    }
    addProducts(type);
    type.addMethods(printer.methods(drivers));
    KernelPrinter kernels = new KernelPrinter(frame.runtime());
    for (Kernel kernel : group.kernels()) {
      type.addMethod(kernels.print(kernel));
    }
    tiles.ifPresent(methods -> methods.complete(type));
  }

  /** Adds the number of samples in a block, if samples are summed in blocks. */
  private void addBlock(TypeSpec.Builder type) {
    drivers.steps().stream()
        .filter(DriverStep.Blocks.class::isInstance)
        .map(step -> ((DriverStep.Blocks) step).samples())
        .findFirst()
        .ifPresent(
            samples ->
                type.addField(
                    ClassFrame.constant(
                        DriverPrinter.BLOCK,
                        samples,
                        "Samples are summed in blocks of this many.")));
  }

  private void addWorkspace(TypeSpec.Builder type) {
    boolean isExplained = false;
    for (KernelArray array : group.workspace()) {
      FieldSpec field = field(array.name(), array.width(), String.valueOf(array.capacity()));
      if (!isExplained && Padding.isPadded(array, group)) {
        String comment =
            "Loops of "
                + array.capacity()
                + " trips go on beyond the "
                + array.length()
                + " elements, into room whose content does not matter: HotSpot makes them faster"
                + " than shorter ones.";
        field = field.toBuilder().addJavadoc("$L", Prose.fill(comment, DOC_WIDTH)).build();
        isExplained = true;
      }
      type.addField(field);
    }
  }

  /** Adds what multiplies by transposes, if a kernel does, large enough for all of them. */
  private void addProducts(TypeSpec.Builder type) {
    List<Statement.MultiplyTransposed> products =
        group.kernels().stream()
            .flatMap(kernel -> kernel.body().stream())
            .filter(Statement.MultiplyTransposed.class::isInstance)
            .map(Statement.MultiplyTransposed.class::cast)
            .toList();
    if (products.isEmpty()) {
      return;
    }
    TypeName multiplier = frame.runtime().type("TransposedProducts");
    int terms = products.stream().mapToInt(Statement.MultiplyTransposed::terms).max().getAsInt();
    int rows = products.stream().mapToInt(Statement.MultiplyTransposed::rows).max().getAsInt();
    type.addField(
        FieldSpec.builder(multiplier, StatementPrinter.PRODUCTS, Modifier.PRIVATE, Modifier.FINAL)
            .addJavadoc(
                "Multiplies up to $L rows of up to $L numbers by transposed weights.", rows, terms)
            .initializer("new $T($L, $L)", multiplier, terms, rows)
            .build());
  }

  private FieldSpec field(String name, Width width, String length) {
    TypeName type = frame.runtime().array(width);
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T[$L]", frame.runtime().number(width), length)
        .build();
  }
}
