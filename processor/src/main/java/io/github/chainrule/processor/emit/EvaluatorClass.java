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
import io.github.chainrule.processor.kernel.Leaves;
import io.github.chainrule.processor.kernel.Padding;
import io.github.chainrule.processor.kernel.PublicMethod;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.kernel.WholeVectors;
import io.github.chainrule.processor.spec.GeneratedClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** What the three evaluators have in common: workspace, constructor, kernels and calls of them. */
final class EvaluatorClass {

  /** Columns that are left for the Javadoc of a field. */
  private static final int DOC_WIDTH = 95;

  private static final String SHARED =
      "This and what follows have no memory of their own: they use that of values that nothing"
          + " needs any more.";

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
    new WindowNames(group).addTo(type);
    type.addField(frame.parametersField());
    addWorkspace(type);
    for (KernelArray array : drivers.workspace()) {
      type.addField(
          FieldSpec.builder(frame.runtime().array(array.width()), array.name(), Modifier.PRIVATE)
              .build());
    }
    addProducts(type);
    addWindowProducts(type);
    type.addMethods(printer.methods(drivers));
    KernelPrinter kernels = new KernelPrinter(frame.runtime(), group);
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
    boolean isFillingExplained = false;
    boolean isSharingExplained = false;
    for (KernelArray array : ownFirst()) {
      boolean isShared = isShared(array);
      FieldSpec field = isShared ? shared(array) : own(array);
      if (!isExplained && Padding.isPadded(array, group)) {
        field = explained(field, padding(array));
        isExplained = true;
      } else if (!isFillingExplained && WholeVectors.isFilled(array, group)) {
        field = explained(field, filling(array));
        isFillingExplained = true;
      } else if (!isSharingExplained && isShared) {
        field = explained(field, SHARED);
        isSharingExplained = true;
      }
      type.addField(field);
    }
  }

  /** Fields are initialised in their order. */
  private List<KernelArray> ownFirst() {
    return group.workspace().stream().sorted(Comparator.comparing(this::isShared)).toList();
  }

  private boolean isShared(KernelArray array) {
    return !group.holder(array).equals(array);
  }

  private static FieldSpec explained(FieldSpec field, String comment) {
    return field.toBuilder().addJavadoc("$L", Prose.fill(comment, DOC_WIDTH)).build();
  }

  private static String padding(KernelArray array) {
    return "Loops of "
        + array.capacity()
        + " trips go on beyond the "
        + array.length()
        + " elements, into room whose content does not matter: HotSpot makes them faster"
        + " than shorter ones.";
  }

  private static String filling(KernelArray array) {
    return "Vectors compute "
        + array.capacity()
        + " numbers, of which those beyond the "
        + array.length()
        + " elements do not matter.";
  }

  /** Adds what multiplies by transposes, if a kernel does, large enough for all of them. */
  private void addProducts(TypeSpec.Builder type) {
    List<Statement.MultiplyTransposed> products = statements(Statement.MultiplyTransposed.class);
    if (products.isEmpty()) {
      return;
    }
    int terms = products.stream().mapToInt(Statement.MultiplyTransposed::terms).max().getAsInt();
    int rows = products.stream().mapToInt(Statement.MultiplyTransposed::rows).max().getAsInt();
    type.addField(
        multiplier("TransposedProducts", StatementPrinter.PRODUCTS, terms + ", " + rows)
            .addJavadoc(
                "Multiplies up to $L rows of up to $L numbers by transposed weights.", rows, terms)
            .build());
  }

  /** Adds what multiplies through windows, if a kernel does. */
  private void addWindowProducts(TypeSpec.Builder type) {
    if (!statements(Statement.MultiplyThroughWindow.class).isEmpty()) {
      type.addField(
          multiplier("WindowProducts", StatementPrinter.WINDOW_PRODUCTS, "")
              .addJavadoc("Multiplies dozens of positions at a time through windows.")
              .build());
    }
  }

  private FieldSpec.Builder multiplier(String type, String name, String arguments) {
    TypeName multiplier = frame.runtime().internal(type);
    return FieldSpec.builder(multiplier, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T($L)", multiplier, arguments);
  }

  private <T extends Statement> List<T> statements(Class<T> kind) {
    List<T> found = new ArrayList<>();
    for (Kernel kernel : group.kernels()) {
      Leaves.statements(
          kernel.body(),
          statement -> {
            if (kind.isInstance(statement)) {
              found.add(kind.cast(statement));
            }
          });
    }
    return found;
  }

  private FieldSpec own(KernelArray array) {
    return field(array)
        .initializer("new $T[$L]", frame.runtime().number(array.width()), array.capacity())
        .build();
  }

  private FieldSpec shared(KernelArray array) {
    return field(array).initializer("$N", group.holder(array).name()).build();
  }

  private FieldSpec.Builder field(KernelArray array) {
    TypeName type = frame.runtime().array(array.width());
    return FieldSpec.builder(type, array.name(), Modifier.PRIVATE, Modifier.FINAL);
  }
}
