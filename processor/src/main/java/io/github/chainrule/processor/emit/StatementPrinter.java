package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.Local;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.kernel.StatementVisitor;
import io.github.chainrule.processor.scalar.Scalar;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the statements of a kernel, each on lines of its own. */
final class StatementPrinter {

  /** The field that multiplies by transposes. */
  static final String PRODUCTS = "products";

  /** The field that multiplies through windows. */
  static final String WINDOW_PRODUCTS = "windows";

  private static final int LINE = 100;

  /** The column in which the body of a method starts. */
  private static final int BODY = 4;

  private static final int INDENTATION = 2;

  private final RuntimeNames names;
  private final WindowNames windows;
  private final IntFunction<String> trips;
  private final ExpressionPrinter expressions;

  /**
   * Makes a printer.
   *
   * @param windows those of the statements
   * @param trips an expression for the trips of a loop that starts at 0
   */
  StatementPrinter(RuntimeNames names, WindowNames windows, IntFunction<String> trips) {
    this.names = names;
    this.windows = windows;
    this.trips = trips;
    this.expressions = new ExpressionPrinter(names);
  }

  /** Writes a block; a comment inside it is set off by an empty line. */
  void print(List<Statement> block, CodeBlock.Builder code) {
    print(block, BODY, code);
  }

  private void print(List<Statement> block, int column, CodeBlock.Builder code) {
    Writer writer = new Writer(column, code);
    boolean isFirst = true;
    for (Statement statement : block) {
      if (statement instanceof Statement.Remark && !isFirst) {
        code.add("\n");
      }
      statement.accept(writer);
      isFirst = false;
    }
  }

  /** Writes statements of a block, each by its kind. */
  private final class Writer implements StatementVisitor<Void> {

    private final int column;
    private final CodeBlock.Builder code;

    Writer(int column, CodeBlock.Builder code) {
      this.column = column;
      this.code = code;
    }

    @Override
    public Void let(Statement.Let let) {
      String modifier = let.isFinal() ? "final " : "";
      assignment(modifier + declaration(let.local()), let.value(), column, code);
      return null;
    }

    @Override
    public Void assign(Statement.Assign assign) {
      assignment(assign.local().name(), assign.value(), column, code);
      return null;
    }

    @Override
    public Void store(Statement.Store store) {
      assignment(ExpressionPrinter.element(store.target()), store.value(), column, code);
      return null;
    }

    @Override
    public Void copy(Statement.Copy copy) {
      StatementPrinter.copy(copy, code);
      return null;
    }

    @Override
    public Void multiplyTransposed(Statement.MultiplyTransposed product) {
      multiply(product, code);
      return null;
    }

    @Override
    public Void multiplyThroughWindow(Statement.MultiplyThroughWindow product) {
      code.add(multiplication(product).toCode(column)).add("\n");
      return null;
    }

    @Override
    public Void loop(Statement.Loop loop) {
      StatementPrinter.this.loop(loop, column, code);
      return null;
    }

    @Override
    public Void byVectors(Statement.ByVectors computation) {
      code.add(condition(computation).toCode(column));
      code.add("\n$>");
      print(computation.body(), column + INDENTATION, code);
      code.add("$<}\n");
      return null;
    }

    @Override
    public Void ifGiven(Statement.IfGiven condition) {
      code.add("if ($N != null) {\n$>", condition.argument().name());
      print(condition.body(), column + INDENTATION, code);
      code.add("$<}\n");
      return null;
    }

    @Override
    public Void decode(Statement.Decode decode) {
      String element = ExpressionPrinter.element(decode.code());
      code.add("final int $L = (int) $L;\n", decode.variable().name(), element);
      print(decode.body(), column, code);
      return null;
    }

    @Override
    public Void remark(Statement.Remark remark) {
      String text = Prose.fill(remark.text(), LINE - column - "// ".length());
      code.add("// $L\n", text.replace("\n", "\n// "));
      return null;
    }

    @Override
    public Void end(Statement.Return end) {
      line(new CodeText().add("return "), end.value(), column, code);
      return null;
    }

    @Override
    public Void call(Statement.Call call) {
      code.add("$N($L);\n", call.kernel(), arguments(call));
      return null;
    }
  }

  private String declaration(Local local) {
    return names.number(local.width()) + " " + local.name();
  }

  private void assignment(String target, Scalar value, int column, CodeBlock.Builder code) {
    line(new CodeText().add(target + " = "), value, column, code);
  }

  private void line(CodeText start, Scalar value, int column, CodeBlock.Builder code) {
    expressions.print(value, start);
    code.add(start.add(";").toCode(column)).add("\n");
  }

  private void loop(Statement.Loop loop, int column, CodeBlock.Builder code) {
    String variable = loop.variable().name();
    String start = ExpressionPrinter.index(0, loop.start());
    String end =
        loop.start().isEmpty()
            ? trips.apply(loop.trips())
            : ExpressionPrinter.index(loop.trips(), loop.start());
    code.add("for (int $1L = $2L; $1L < $3L; $1L++) {\n$>", variable, start, end);
    print(loop.body(), column + INDENTATION, code);
    code.add("$<}\n");
  }

  /** What begins a block that is left out where vectors have computed the same. */
  private CodeText condition(Statement.ByVectors computation) {
    CodeText text = new CodeText().add("if (!").add(names.internal("Vectors"));
    text.add("." + computation.method().text() + "(").mayBreakHere();
    computation.window().ifPresent(window -> text.add(windows.name(window) + ",").mayBreak());
    Stream.concat(computation.read().stream(), Stream.of(computation.written()))
        .forEach(access -> text.add(place(access)).mayBreak());
    String sizes =
        computation.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return text.add(sizes + ")) {");
  }

  private static String place(Access access) {
    return access.array().name() + ", " + ExpressionPrinter.index(access) + ",";
  }

  private CodeText multiplication(Statement.MultiplyThroughWindow product) {
    String method = product.isTransposed() ? "multiplyTransposed" : "multiply";
    CodeText text = new CodeText().add(WINDOW_PRODUCTS + "." + method + "(").mayBreakHere();
    text.add(windows.name(product.window()) + ",").mayBreak();
    text.add(place(product.left())).mayBreak().add(place(product.right())).mayBreak();
    product.bias().ifPresent(bias -> text.add(place(bias)).mayBreak());
    text.add(place(product.written())).mayBreak();
    return text.add(product.terms() + ", " + product.columns() + ");");
  }

  private static void copy(Statement.Copy copy, CodeBlock.Builder code) {
    code.add(
        "$T.arraycopy($N, $L, $N, $L, $L);\n",
        System.class,
        copy.source().array().name(),
        ExpressionPrinter.index(copy.source()),
        copy.target().array().name(),
        ExpressionPrinter.index(copy.target()),
        copy.length());
  }

  private static void multiply(Statement.MultiplyTransposed product, CodeBlock.Builder code) {
    code.add(
        "$N.multiply($N, $L, $L, $N, $L, $L, $N);\n",
        PRODUCTS,
        product.left().name(),
        product.rows(),
        product.terms(),
        product.right().name(),
        product.offset(),
        product.columns(),
        product.product().name());
  }

  private static String arguments(Statement.Call call) {
    return call.arguments().stream()
        .map(
            array ->
                array.role() == KernelArray.Role.ROW
                    ? array.name() + ", " + array.place()
                    : array.name())
        .collect(Collectors.joining(", "));
  }
}
