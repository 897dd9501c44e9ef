package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.NameScope;
import io.github.chainrule.processor.kernel.Padding;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.GeneratedClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** What the three evaluators have in common: workspace, constructor, kernels and calls of them. */
final class EvaluatorClass {

  /** Columns that are left for the Javadoc of a field. */
  private static final int DOC_WIDTH = 95;

  private final ClassFrame frame;
  private final KernelGroup group;
  private final NameScope fields;
  private final List<FieldSpec> scratch = new ArrayList<>();

  EvaluatorClass(ClassFrame frame, KernelGroup group) {
    this.frame = frame;
    this.group = group;
    this.fields = new NameScope(group.workspace().stream().map(KernelArray::name).toList());
  }

  /**
   * Declares an array besides the kernels' workspace.
   *
   * @param length an expression
   * @return its name
   */
  String scratch(String wished, String length) {
    String name = fields.unique(wished);
    scratch.add(field(name, Width.WORKING, length));
    return name;
  }

  /**
   * The call of a kernel, an expression.
   *
   * @param passed what is passed for an argument instead of a variable of the same name
   */
  String call(EntryPoint kernel, Map<String, String> passed) {
    return group.kernel(kernel).arguments().stream()
        .map(array -> passed.getOrDefault(array.name(), array.name()))
        .collect(Collectors.joining(", ", kernel.method() + "(", ")"));
  }

  String call(EntryPoint kernel) {
    return call(kernel, Map.of());
  }

  /** The class up to its constructor. */
  TypeSpec.Builder begin(GeneratedClass kind, CodeBlock header) {
    return frame.begin(kind, header).addSuperinterface(frame.runtime().type(kind.runtimeType()));
  }

  /** Adds fields, constructor and kernels, once all scratch arrays are declared. */
  void complete(TypeSpec.Builder type) {
    type.addField(frame.parametersField());
    addWorkspace(type);
    type.addFields(scratch);
    addProducts(type);
    KernelPrinter printer = new KernelPrinter(frame.runtime());
    for (Kernel kernel : group.kernels()) {
      type.addMethod(printer.print(kernel));
    }
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
