package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.github.chainrule.processor.kernel.Driver;
import io.github.chainrule.processor.kernel.DriverStep;
import io.github.chainrule.processor.kernel.DriverStepVisitor;
import io.github.chainrule.processor.kernel.Drivers;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.PortableTiles;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Turns drivers into methods, or into what public methods do. */
final class DriverPrinter {

  /** The constant of generated classes that is the number of samples in a block. */
  static final String BLOCK = "BLOCK";

  /** How wide the rows of arguments are; others', as the network's output. */
  private static final Map<String, String> WIDTHS =
      Map.of("x", "INPUTS", "dx", "INPUTS", "m", "MASKS");

  private final RuntimeNames runtime;

  DriverPrinter(RuntimeNames runtime) {
    this.runtime = runtime;
  }

  /** What a public method does after the checks of its arguments. */
  CodeBlock body(Driver driver) {
    CodeBlock.Builder code = CodeBlock.builder();
    driver.steps().forEach(step -> step.accept(new Writer(code)));
    return code.build();
  }

  /** The methods that drivers of public methods call. */
  List<MethodSpec> methods(Drivers drivers) {
    List<MethodSpec> methods = new ArrayList<>();
    drivers.called().forEach(driver -> methods.add(method(driver)));
    drivers.workspace().forEach(array -> methods.add(prepare(array)));
    if (drivers.steps().stream().anyMatch(DriverStep.Add.class::isInstance)) {
      methods.add(add());
    }
    if (drivers.steps().stream().anyMatch(DriverStep.Divide.class::isInstance)) {
      methods.add(divide());
    }
    return methods;
  }

  /** The name of the method that makes an array. */
  private static String preparing(KernelArray array) {
    String name = array.name();
    return "prepare" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private MethodSpec prepare(KernelArray array) {
    return MethodSpec.methodBuilder(preparing(array))
        .addModifiers(Modifier.PRIVATE)
        .beginControlFlow("if ($L == null)", array.name())
        .addStatement("$L = new $T[PARAMETERS]", array.name(), runtime.number(array.width()))
        .endControlFlow()
        .build();
  }

  private MethodSpec method(Driver driver) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(driver.name())
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("$L", driver.comment())
            .returns(driver.returnsValue() ? TypeName.DOUBLE : TypeName.VOID);
    driver.data().forEach(array -> method.addParameter(array(array.name())));
    method.addParameter(TypeName.INT, "start").addParameter(TypeName.INT, "end");
    driver.results().forEach(array -> method.addParameter(array(array.name())));
    return method.addCode(body(driver)).build();
  }

  private ParameterSpec array(String name) {
    return ParameterSpec.builder(runtime.array(Width.WORKING), name).build();
  }

  private MethodSpec add() {
    return elementwise("add", "sum[i] = sum[i] + next[i]", array("next"), array("sum"));
  }

  private MethodSpec divide() {
    ParameterSpec n = ParameterSpec.builder(TypeName.INT, "n").build();
    return elementwise("divide", "sum[i] = sum[i] / n", array("sum"), n);
  }

  private static MethodSpec elementwise(
      String name, String statement, ParameterSpec... parameters) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameters(List.of(parameters))
        .beginControlFlow("for (int i = 0; i < PARAMETERS; i++)")
        .addStatement(statement)
        .endControlFlow()
        .build();
  }

  private static String name(KernelArray array, Map<String, KernelArray> passed) {
    String name = passed.getOrDefault(array.name(), array).name();
    boolean mayBeNull = array.role() == KernelArray.Role.OPTIONAL && !name.equals(array.name());
    return mayBeNull ? array.name() + " == null ? null : " + name : name;
  }

  /** Writes steps, each by its kind. */
  private final class Writer implements DriverStepVisitor<Void> {

    private final CodeBlock.Builder code;

    Writer(CodeBlock.Builder code) {
      this.code = code;
    }

    private Void add(String format, Object... values) {
      code.addStatement(format, values);
      return null;
    }

    private void addAll(List<DriverStep> steps) {
      steps.forEach(step -> step.accept(this));
    }

    private String receiving(DriverStep.Result result) {
      return switch (result) {
        case NONE -> "";
        case TOTAL -> "double total = ";
        case ADDED -> "total += ";
        case RETURNED -> "return ";
      };
    }

    @Override
    public Void callKernel(DriverStep.CallKernel call) {
      List<String> arguments = new ArrayList<>();
      for (KernelArray array : call.kernel().arguments()) {
        arguments.add(name(array, call.passed()));
        if (array.role() == KernelArray.Role.ROW) {
          arguments.add(place(array, call.row()));
        }
      }
      String text = call.kernel().name() + "(" + String.join(", ", arguments) + ")";
      return add("$L$L", receiving(call.result()), text);
    }

    private String place(KernelArray array, DriverStep.Row row) {
      return switch (row) {
        case ONLY -> "0";
        case OF_SAMPLE -> "sample * " + WIDTHS.getOrDefault(array.name(), "OUTPUTS");
      };
    }

    @Override
    public Void callDriver(DriverStep.CallDriver call) {
      List<String> arguments = new ArrayList<>();
      call.driver().data().forEach(array -> arguments.add(name(array, call.passed())));
      arguments.addAll(List.of(call.from(), call.to()));
      call.driver().results().forEach(array -> arguments.add(name(array, call.passed())));
      String text = call.driver().name() + "(" + String.join(", ", arguments) + ")";
      return add("$L$L", receiving(call.result()), text);
    }

    @Override
    public Void prepare(DriverStep.Prepare prepare) {
      String method = preparing(prepare.array());
      if (!prepare.samples()) {
        return add("$L()", method);
      }
      code.beginControlFlow("if (start < end)");
      add("$L()", method);
      code.endControlFlow();
      return null;
    }

    @Override
    public Void ifGiven(DriverStep.IfGiven condition) {
      code.beginControlFlow("if ($L != null)", condition.argument().name());
      addAll(condition.body());
      code.endControlFlow();
      return null;
    }

    @Override
    public Void beginTotal(DriverStep.BeginTotal begin) {
      return add("double total = -0.0");
    }

    @Override
    public Void fill(DriverStep.Fill fill) {
      KernelArray array = fill.array();
      String value = runtime.literal(array.width(), fill.value());
      return add("$T.fill($L, $L)", Arrays.class, array.name(), value);
    }

    @Override
    public Void add(DriverStep.Add sum) {
      return add("add($L, $L)", sum.next().name(), sum.sum().name());
    }

    @Override
    public Void divide(DriverStep.Divide mean) {
      return add("divide($L, n)", mean.sum().name());
    }

    @Override
    public Void returnTotal(DriverStep.ReturnTotal end) {
      return add("return total");
    }

    @Override
    public Void returnMean(DriverStep.ReturnMean end) {
      return add("return total / n");
    }

    @Override
    public Void beginSamples(DriverStep.BeginSamples begin) {
      return add("int start = 0");
    }

    @Override
    public Void blocks(DriverStep.Blocks blocks) {
      add("int end = $T.min($L, n)", Math.class, BLOCK);
      addAll(blocks.first());
      code.beginControlFlow("while (end < n)");
      add("int start = end");
      add("end += $T.min($L, n - start)", Math.class, BLOCK);
      addAll(blocks.next());
      code.endControlFlow();
      return null;
    }

    @Override
    public Void tiles(DriverStep.Tiles tiles) {
      String received = tiles.kernel().totals() ? "total = " : "";
      ClassName type = runtime.internal(Width.WORKING, tiles.type());
      String fewest = "while ($L - start >= $T.fewest($L))";
      code.beginControlFlow(fewest, tiles.end(), type, TileMethods.FEWEST);
      add("$L()", TileMethods.PREPARE);
      add("int count = $T.count($L - start, $L)", type, tiles.end(), tiles.mostRows());
      add("int $L = $T.span(count)", PortableTiles.SPAN, type);
      add("$L$L", received, TileStepPrinter.call(tiles.kernel()));
      add("start += count");
      code.endControlFlow();
      return null;
    }

    @Override
    public Void samples(DriverStep.Samples samples) {
      code.beginControlFlow(
          "for (int sample = $L; sample < $L; sample++)", samples.from(), samples.end());
      addAll(samples.body());
      code.endControlFlow();
      return null;
    }
  }
}
