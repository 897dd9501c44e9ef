package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.Local;
import io.github.chainrule.processor.kernel.Selection;
import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Writes expressions in Java, with the fewest parentheses that leave every operation where the tree
 * has it: floating point is not associative, so {@code a + (b + c)} keeps its own.
 */
final class ExpressionPrinter {

  /** How tightly Java's operators bind, from the loosest. */
  private enum Binding {
    CONDITIONAL,
    ADDITIVE,
    MULTIPLICATIVE,
    UNARY,
    PRIMARY
  }

  private static final ClassName MATH = ClassName.get(Math.class);

  private final RuntimeNames names;

  ExpressionPrinter(RuntimeNames names) {
    this.names = names;
  }

  void print(Scalar value, CodeText out) {
    print(value, Binding.CONDITIONAL, out);
  }

  /** An element as it is read or assigned to: {@code p[64 + 16 * i + j]}. */
  static String element(Access access) {
    return access.array().name() + "[" + index(access) + "]";
  }

  /** The index of an element. */
  static String index(Access access) {
    KernelArray array = access.array();
    if (array.role() != KernelArray.Role.ROW) {
      return index(access.constant(), access.terms());
    }
    boolean isFirst = access.constant() == 0 && access.terms().isEmpty();
    return isFirst
        ? array.place()
        : array.place() + " + " + index(access.constant(), access.terms());
  }

  /** A constant and multiples of loop variables. */
  static String index(int constant, List<Access.Term> terms) {
    StringBuilder index = new StringBuilder();
    if (constant != 0 || terms.isEmpty()) {
      index.append(constant);
    }
    for (Access.Term term : terms) {
      String sign = term.stride() < 0 ? "-" : "+";
      if (!index.isEmpty()) {
        index.append(' ').append(sign).append(' ');
      } else if (term.stride() < 0) {
        index.append(sign);
      }
      int stride = Math.abs(term.stride());
      index.append(stride == 1 ? "" : stride + " * ").append(term.variable().name());
    }
    return index.toString();
  }

  private void print(Scalar node, Binding atLeast, CodeText out) {
    boolean parenthesised = binding(node).compareTo(atLeast) < 0;
    if (parenthesised) {
      out.add("(").deeper().mayBreakHere();
    }
    if (node instanceof Scalar.Operation operation) {
      printOperation(operation, out);
    } else {
      out.add(leaf(node));
    }
    if (parenthesised) {
      out.shallower().add(")");
    }
  }

  private void printOperation(Scalar.Operation operation, CodeText out) {
    switch (operation.operator()) {
      case ADD, SUBTRACT -> printChain(operation, Binding.ADDITIVE, Binding.MULTIPLICATIVE, out);
      case MULTIPLY, DIVIDE -> printChain(operation, Binding.MULTIPLICATIVE, Binding.UNARY, out);
      case NEGATE -> {
        out.add("-");
        print(operation.operand(0), Binding.PRIMARY, out);
      }
      case WIDEN -> {
        out.add(isCast(operation) ? "(double) " : "");
        print(operation.operand(0), isCast(operation) ? Binding.UNARY : binding(operation), out);
      }
      case SELECT -> {
        if (Selection.isBranchless(operation)) {
          printCall(elementary(operation.width(), out), operation, out);
        } else {
          printSelection(operation.operands(), ">", out);
        }
      }
      case SELECT_AT_LEAST -> printSelection(operation.operands(), ">=", out);
      case MAX, MIN, ABS, SIGN -> printCall(out.add(MATH).add("."), operation, out);
      case SUBTRACT_MAXIMUM,
          GATE,
          DAMP,
          EXP,
          EXPM1,
          LOG,
          LOG1P,
          TANH,
          SIGMOID,
          LOGISTIC,
          SOFTPLUS,
          ERF,
          SQRT,
          SIN,
          COS,
          TAN,
          ATAN,
          POW,
          SOFTSIGN,
          GELU,
          GELU_SLOPE ->
          printCall(elementary(operation.width(), out), operation, out);
    }
  }

  /**
   * A run of equally binding operators, from its leftmost operand on and not by recursion: sums may
   * be very long.
   *
   * @param ofRight what an operand right of an operator must bind at least like
   */
  private void printChain(Scalar.Operation last, Binding binding, Binding ofRight, CodeText out) {
    Deque<Scalar.Operation> chain = new ArrayDeque<>();
    Scalar first = last;
    while (first instanceof Scalar.Operation operation
        && operation.operands().size() == 2
        && symbol(operation.operator()) != null
        && binding(operation) == binding) {
      chain.push(operation);
      first = operation.operand(0);
    }
    out.deeper();
    print(first, binding, out);
    out.shallower();
    for (Scalar.Operation operation : chain) {
      out.mayBreak().add(symbol(operation.operator()) + " ").deeper();
      print(operation.operand(1), ofRight, out);
      out.shallower();
    }
  }

  private void printSelection(List<Scalar> operands, String comparison, CodeText out) {
    print(operands.get(0), Binding.ADDITIVE, out.deeper());
    print(operands.get(1), Binding.ADDITIVE, out.mayBreak().add(comparison + " "));
    print(operands.get(2), Binding.ADDITIVE, out.shallower().mayBreak().add("? ").deeper());
    print(operands.get(3), Binding.ADDITIVE, out.shallower().mayBreak().add(": ").deeper());
    out.shallower();
  }

  /** The class and its dot, which JavaPoet leaves out before what is imported statically. */
  private CodeText elementary(Width width, CodeText out) {
    return names.importsStatically(width)
        ? out.addUnseen(names.elementary(width), ".")
        : out.add(names.elementary(width)).add(".");
  }

  /** The Java method that computes a function. */
  static String method(Operator function) {
    return switch (function) {
      case SIGN -> "signum";
      case SUBTRACT_MAXIMUM -> "subtractMaximum";
      case GATE -> "gated";
      case DAMP -> "damped";
      case GELU_SLOPE -> "geluSlope";
      case SELECT -> "ifGreater";
      default -> function.name().toLowerCase(Locale.ROOT);
    };
  }

  private void printCall(CodeText receiver, Scalar.Operation call, CodeText out) {
    receiver.add(method(call.operator())).add("(").deeper().mayBreakHere();
    for (int index = 0; index < call.operands().size(); index++) {
      if (index > 0) {
        out.add(",").mayBreak();
      }
      print(call.operand(index), out.deeper());
      out.shallower();
    }
    out.shallower().add(")");
  }

  private Binding binding(Scalar node) {
    if (node instanceof Scalar.Constant) {
      return leaf(node).startsWith("-") ? Binding.UNARY : Binding.PRIMARY;
    }
    if (!(node instanceof Scalar.Operation operation)) {
      return Binding.PRIMARY;
    }
    return switch (operation.operator()) {
      case ADD, SUBTRACT -> Binding.ADDITIVE;
      case MULTIPLY, DIVIDE -> Binding.MULTIPLICATIVE;
      case NEGATE -> Binding.UNARY;
      case WIDEN -> isCast(operation) ? Binding.UNARY : binding(operation.operand(0));
      case SELECT, SELECT_AT_LEAST ->
          Selection.isBranchless(operation) ? Binding.PRIMARY : Binding.CONDITIONAL;
      case MAX,
          MIN,
          ABS,
          SIGN,
          SUBTRACT_MAXIMUM,
          GATE,
          DAMP,
          EXP,
          EXPM1,
          LOG,
          LOG1P,
          TANH,
          SIGMOID,
          LOGISTIC,
          SOFTPLUS,
          ERF,
          SQRT,
          SIN,
          COS,
          TAN,
          ATAN,
          POW,
          SOFTSIGN,
          GELU,
          GELU_SLOPE ->
          Binding.PRIMARY;
    };
  }

  /** Widening does nothing to what is a {@code double} already. */
  private boolean isCast(Scalar.Operation widen) {
    return names.isFloat(widen.operand(0).width());
  }

  private static String symbol(Operator operator) {
    return switch (operator) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      default -> null;
    };
  }

  private String leaf(Scalar node) {
    if (node instanceof Scalar.Symbol symbol) {
      return leaf(symbol.leaf());
    }
    double value = ((Scalar.Constant) node).value();
    return names.literal(node.width(), value);
  }

  private static String leaf(Leaf leaf) {
    if (leaf instanceof Access access) {
      return element(access);
    }
    if (leaf instanceof Local local) {
      return local.name();
    }
    throw new IllegalArgumentException("no kernel can read " + leaf);
  }
}
