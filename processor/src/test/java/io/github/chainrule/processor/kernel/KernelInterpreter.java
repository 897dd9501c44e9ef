package io.github.chainrule.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs kernels as Java would, to the bit: every operation is rounded to the width it is computed
 * in. Single operations on floats are computed in double and rounded once more, which gives the
 * same (S. A. Figueroa: When is double rounding innocuous?, SIGNUM Newsletter 30, 1995).
 */
public final class KernelInterpreter implements StatementVisitor<Void> {

  private final KernelGroup group;
  private final Precision precision;
  private final Map<String, double[]> arrays = new HashMap<>();
  private final Map<Local, Double> locals = new HashMap<>();
  private final Map<LoopVariable, Integer> counters = new HashMap<>();
  private final Set<VectorMethod> computed = EnumSet.noneOf(VectorMethod.class);
  private double returned;

  public KernelInterpreter(KernelGroup group, Precision precision) {
    this.group = group;
    this.precision = precision;
    group.workspace().forEach(array -> arrays.put(array.name(), new double[array.capacity()]));
  }

  /** Gives an array its elements, which are rounded to the working precision. */
  public KernelInterpreter with(String array, double... elements) {
    double[] rounded = new double[elements.length];
    for (int index = 0; index < elements.length; index++) {
      rounded[index] = round(elements[index], Width.WORKING);
    }
    arrays.put(array, rounded);
    return this;
  }

  public double[] array(String name) {
    return arrays.get(name);
  }

  /** Runs a kernel, and returns its value or NaN. */
  public double run(String name) {
    Kernel kernel =
        group.kernels().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    returned = Double.NaN;
    kernel.body().forEach(statement -> statement.accept(this));
    return returned;
  }

  @Override
  public Void let(Statement.Let let) {
    locals.put(let.local(), evaluate(let.value()));
    return null;
  }

  @Override
  public Void assign(Statement.Assign assign) {
    locals.put(assign.local(), evaluate(assign.value()));
    return null;
  }

  @Override
  public Void store(Statement.Store store) {
    double value = evaluate(store.value());
    arrays.get(store.target().array().name())[index(store.target())] = value;
    return null;
  }

  @Override
  public Void copy(Statement.Copy copy) {
    double[] source = arrays.get(copy.source().array().name());
    double[] target = arrays.get(copy.target().array().name());
    System.arraycopy(source, index(copy.source()), target, index(copy.target()), copy.length());
    return null;
  }

  @Override
  public Void multiplyTransposed(Statement.MultiplyTransposed product) {
    multiply(product);
    return null;
  }

  @Override
  public Void multiplyThroughWindow(Statement.MultiplyThroughWindow product) {
    List<VectorInterpreter.Operand> operands = new ArrayList<>();
    operands.add(operand(product.left()));
    operands.add(operand(product.right()));
    product.bias().ifPresent(bias -> operands.add(operand(bias)));
    int stride = product.isTransposed() ? product.terms() : product.columns();
    new VectorInterpreter(
            precision,
            Optional.of(product.window()),
            operands,
            operand(product.written()),
            List.of(product.terms(), product.columns(), stride))
        .runThroughWindow(product.isTransposed());
    return null;
  }

  private VectorInterpreter.Operand operand(Access access) {
    return new VectorInterpreter.Operand(arrays.get(access.array().name()), index(access));
  }

  @Override
  public Void loop(Statement.Loop loop) {
    int start = sum(loop.start());
    for (int trip = 0; trip < loop.trips(); trip++) {
      counters.put(loop.variable(), start + trip);
      loop.body().forEach(statement -> statement.accept(this));
    }
    return null;
  }

  /**
   * Runs the body, and asserts that the method would have written the same, but for what follows
   * the elements of the array.
   */
  @Override
  public Void byVectors(Statement.ByVectors computation) {
    double[] expected = vectors(computation);
    computation.body().forEach(statement -> statement.accept(this));
    String name = computation.method() + " to " + computation.written();
    KernelArray target = computation.written().array();
    double[] actual = arrays.get(target.name());
    int length = actual.length - target.room();
    assertArrayEquals(Arrays.copyOf(expected, length), Arrays.copyOf(actual, length), name);
    Arrays.fill(actual, length, actual.length, Double.NaN);
    computed.add(computation.method());
    return null;
  }

  /** The array that is written as it is when the method has. */
  private double[] vectors(Statement.ByVectors computation) {
    double[] written = arrays.get(computation.written().array().name()).clone();
    List<VectorInterpreter.Operand> operands = new ArrayList<>();
    for (Access read : computation.read()) {
      operands.add(operand(read));
    }
    new VectorInterpreter(
            precision,
            computation.window(),
            operands,
            new VectorInterpreter.Operand(written, index(computation.written())),
            computation.sizes())
        .run(computation.method());
    return written;
  }

  /** The methods that vectors could have computed something by. */
  public Set<VectorMethod> vectorMethods() {
    return computed;
  }

  /** Every argument is there. */
  @Override
  public Void ifGiven(Statement.IfGiven condition) {
    condition.body().forEach(statement -> statement.accept(this));
    return null;
  }

  @Override
  public Void decode(Statement.Decode decode) {
    double code = arrays.get(decode.code().array().name())[index(decode.code())];
    counters.put(decode.variable(), (int) code);
    decode.body().forEach(statement -> statement.accept(this));
    return null;
  }

  @Override
  public Void remark(Statement.Remark remark) {
    return null;
  }

  @Override
  public Void end(Statement.Return end) {
    returned = evaluate(end.value());
    return null;
  }

  /** Other kernels see nothing of the caller's variables. */
  @Override
  public Void call(Statement.Call call) {
    Map<Local, Double> callers = new HashMap<>(locals);
    locals.clear();
    run(call.kernel());
    locals.clear();
    locals.putAll(callers);
    return null;
  }

  private void multiply(Statement.MultiplyTransposed it) {
    double[] left = arrays.get(it.left().name());
    double[] right = arrays.get(it.right().name());
    double[] product = arrays.get(it.product().name());
    for (int index = 0; index < it.rows() * it.columns(); index++) {
      int leftFrom = index / it.columns() * it.terms();
      int rightFrom = it.offset() + index % it.columns() * it.terms();
      double sum = left[leftFrom] * right[rightFrom];
      for (int term = 1; term < it.terms(); term++) {
        double next = round(left[leftFrom + term] * right[rightFrom + term], Width.WORKING);
        sum = round(round(sum, Width.WORKING) + next, Width.WORKING);
      }
      product[index] = round(sum, Width.WORKING);
    }
  }

  private int index(Access access) {
    return access.constant() + sum(access.terms());
  }

  private int sum(List<Access.Term> terms) {
    int sum = 0;
    for (Access.Term term : terms) {
      sum += term.stride() * counters.get(term.variable());
    }
    return sum;
  }

  public double evaluate(Scalar root) {
    Map<Scalar, Double> values = new HashMap<>();
    for (Scalar node : ScalarGraph.reachable(List.of(root))) {
      values.put(node, value(node, values));
    }
    return values.get(root);
  }

  private double value(Scalar node, Map<Scalar, Double> values) {
    if (node instanceof Scalar.Constant constant) {
      return round(constant.value(), node.width());
    }
    if (node instanceof Scalar.Symbol symbol) {
      return value(symbol.leaf());
    }
    Scalar.Operation operation = (Scalar.Operation) node;
    double[] operands = operation.operands().stream().mapToDouble(values::get).toArray();
    return apply(operation, operands);
  }

  private double value(Leaf leaf) {
    if (leaf instanceof Access access) {
      return arrays.get(access.array().name())[index(access)];
    }
    return locals.get((Local) leaf);
  }

  private double apply(Scalar.Operation operation, double... operands) {
    Width width = operation.width();
    if (operation.operator().isCall()) {
      return isFloat(width)
          ? ofFloat(operation.operator(), floats(operands))
          : ofDouble(operation.operator(), operands);
    }
    double a = operands[0];
    double b = operands.length > 1 ? operands[1] : Double.NaN;
    return switch (operation.operator()) {
      case NEGATE -> -a;
      case ADD -> round(a + b, width);
      case SUBTRACT -> round(a - b, width);
      case SUBTRACT_MAXIMUM ->
          isFloat(width)
              ? io.github.chainrule.runtime.f32.Elementary.subtractMaximum((float) a, (float) b)
              : io.github.chainrule.runtime.f64.Elementary.subtractMaximum(a, b);
      case MULTIPLY -> round(a * b, width);
      case GATE ->
          isFloat(width)
              ? io.github.chainrule.runtime.f32.Elementary.gated((float) a, (float) b)
              : io.github.chainrule.runtime.f64.Elementary.gated(a, b);
      case DAMP ->
          isFloat(width)
              ? io.github.chainrule.runtime.f32.Elementary.damped((float) a, (float) b)
              : io.github.chainrule.runtime.f64.Elementary.damped(a, b);
      case DIVIDE -> round(a / b, width);
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case ABS -> Math.abs(a);
      case SIGN -> Math.signum(a);
      case SELECT -> a > b ? operands[2] : operands[3];
      case SELECT_AT_LEAST -> a >= b ? operands[2] : operands[3];
      case WIDEN -> a;
      default -> throw new IllegalArgumentException(operation.toString());
    };
  }

  private static float[] floats(double[] operands) {
    float[] floats = new float[operands.length];
    for (int index = 0; index < floats.length; index++) {
      floats[index] = (float) operands[index];
    }
    return floats;
  }

  private static float ofFloat(Operator operator, float[] operands) {
    float a = operands[0];
    return switch (operator) {
      case EXP -> io.github.chainrule.runtime.f32.Elementary.exp(a);
      case EXPM1 -> io.github.chainrule.runtime.f32.Elementary.expm1(a);
      case LOG -> io.github.chainrule.runtime.f32.Elementary.log(a);
      case LOG1P -> io.github.chainrule.runtime.f32.Elementary.log1p(a);
      case TANH -> io.github.chainrule.runtime.f32.Elementary.tanh(a);
      case SIGMOID -> io.github.chainrule.runtime.f32.Elementary.sigmoid(a);
      case LOGISTIC -> io.github.chainrule.runtime.f32.Elementary.logistic(a);
      case SOFTPLUS -> io.github.chainrule.runtime.f32.Elementary.softplus(a);
      case ERF -> io.github.chainrule.runtime.f32.Elementary.erf(a);
      case SQRT -> io.github.chainrule.runtime.f32.Elementary.sqrt(a);
      case SIN -> io.github.chainrule.runtime.f32.Elementary.sin(a);
      case COS -> io.github.chainrule.runtime.f32.Elementary.cos(a);
      case TAN -> io.github.chainrule.runtime.f32.Elementary.tan(a);
      case ATAN -> io.github.chainrule.runtime.f32.Elementary.atan(a);
      case POW -> io.github.chainrule.runtime.f32.Elementary.pow(a, operands[1]);
      case SOFTSIGN -> io.github.chainrule.runtime.f32.Elementary.softsign(a);
      case GELU -> io.github.chainrule.runtime.f32.Elementary.gelu(a);
      case GELU_SLOPE -> io.github.chainrule.runtime.f32.Elementary.geluSlope(a);
      default -> throw new IllegalArgumentException(operator.name());
    };
  }

  private static double ofDouble(Operator operator, double[] operands) {
    double a = operands[0];
    return switch (operator) {
      case EXP -> io.github.chainrule.runtime.f64.Elementary.exp(a);
      case EXPM1 -> io.github.chainrule.runtime.f64.Elementary.expm1(a);
      case LOG -> io.github.chainrule.runtime.f64.Elementary.log(a);
      case LOG1P -> io.github.chainrule.runtime.f64.Elementary.log1p(a);
      case TANH -> io.github.chainrule.runtime.f64.Elementary.tanh(a);
      case SIGMOID -> io.github.chainrule.runtime.f64.Elementary.sigmoid(a);
      case LOGISTIC -> io.github.chainrule.runtime.f64.Elementary.logistic(a);
      case SOFTPLUS -> io.github.chainrule.runtime.f64.Elementary.softplus(a);
      case ERF -> io.github.chainrule.runtime.f64.Elementary.erf(a);
      case SQRT -> io.github.chainrule.runtime.f64.Elementary.sqrt(a);
      case SIN -> io.github.chainrule.runtime.f64.Elementary.sin(a);
      case COS -> io.github.chainrule.runtime.f64.Elementary.cos(a);
      case TAN -> io.github.chainrule.runtime.f64.Elementary.tan(a);
      case ATAN -> io.github.chainrule.runtime.f64.Elementary.atan(a);
      case POW -> io.github.chainrule.runtime.f64.Elementary.pow(a, operands[1]);
      case SOFTSIGN -> io.github.chainrule.runtime.f64.Elementary.softsign(a);
      case GELU -> io.github.chainrule.runtime.f64.Elementary.gelu(a);
      case GELU_SLOPE -> io.github.chainrule.runtime.f64.Elementary.geluSlope(a);
      default -> throw new IllegalArgumentException(operator.name());
    };
  }

  private boolean isFloat(Width width) {
    return width == Width.WORKING && precision == Precision.FLOAT;
  }

  private double round(double value, Width width) {
    return isFloat(width) ? (float) value : value;
  }
}
