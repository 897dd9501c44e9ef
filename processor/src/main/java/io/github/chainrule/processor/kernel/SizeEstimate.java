package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Estimates from above how large javac and D8 make the code that statements are printed as.
 *
 * <p>Each table row counts the instructions as they are for a method with many local variables:
 * constants that do not fit into the instruction, registers that must be moved to where a call or a
 * two-register instruction can reach them, doubles for the working precision where they are larger.
 */
public final class SizeEstimate {

  /** Entering and leaving a method, with the length guard. */
  private static final CodeSize METHOD = new CodeSize(24, 16, 2);

  /** Reading a field into a local variable, once in a method. */
  private static final CodeSize FIELD = new CodeSize(6, 4, 1);

  private static final CodeSize ARGUMENT = new CodeSize(0, 0, 1);
  private static final CodeSize LOOP = new CodeSize(18, 14, 1);
  private static final CodeSize ELEMENT = new CodeSize(3, 2, 0);
  private static final CodeSize INDEX_TERM = new CodeSize(3, 3, 0);
  private static final CodeSize INDEX_STRIDE = new CodeSize(1, 1, 0);
  private static final CodeSize CONSTANT = new CodeSize(3, 3, 0);
  private static final CodeSize DOUBLE_CONSTANT = new CodeSize(3, 5, 0);
  private static final CodeSize LOCAL = new CodeSize(2, 0, 0);

  private static final CodeSize IF_GIVEN = new CodeSize(5, 3, 0);
  private static final CodeSize BY_VECTORS = new CodeSize(6, 12, 0);
  private static final CodeSize COPY = new CodeSize(10, 16, 0);
  private static final CodeSize MULTIPLY_TRANSPOSED = new CodeSize(32, 40, 3);

  /** No leaf of an expression takes more. */
  static final CodeSize LARGEST_LEAF = new CodeSize(24, 24, 0);

  /** The size of a statement without its expressions and what is inside it. */
  private static final StatementVisitor<CodeSize> OWN =
      new StatementVisitor<>() {
        @Override
        public CodeSize let(Statement.Let let) {
          return new CodeSize(2, 1, 2);
        }

        @Override
        public CodeSize assign(Statement.Assign assign) {
          return new CodeSize(2, 2, 0);
        }

        @Override
        public CodeSize store(Statement.Store store) {
          return of(store.target());
        }

        @Override
        public CodeSize copy(Statement.Copy copy) {
          return COPY.plus(of(copy.source())).plus(of(copy.target()));
        }

        @Override
        public CodeSize multiplyTransposed(Statement.MultiplyTransposed product) {
          return MULTIPLY_TRANSPOSED;
        }

        @Override
        public CodeSize multiplyThroughWindow(Statement.MultiplyThroughWindow product) {
          CodeSize size = BY_VECTORS.plus(CONSTANT.times(4)).plus(ofPlace(product.written()));
          if (product.bias().isPresent()) {
            size = size.plus(ofPlace(product.bias().get()));
          }
          return size.plus(ofPlace(product.left())).plus(ofPlace(product.right()));
        }

        @Override
        public CodeSize loop(Statement.Loop loop) {
          return LOOP;
        }

        @Override
        public CodeSize byVectors(Statement.ByVectors computation) {
          CodeSize size = BY_VECTORS.plus(ofPlace(computation.written()));
          for (Access access : computation.read()) {
            size = size.plus(ofPlace(access));
          }
          int numbers = computation.sizes().size() + (computation.window().isPresent() ? 1 : 0);
          return size.plus(CONSTANT.times(numbers));
        }

        @Override
        public CodeSize ifGiven(Statement.IfGiven condition) {
          return IF_GIVEN;
        }

        @Override
        public CodeSize decode(Statement.Decode decode) {
          return of(decode.code()).plus(new CodeSize(4, 3, 1));
        }

        @Override
        public CodeSize remark(Statement.Remark remark) {
          return CodeSize.ZERO;
        }

        @Override
        public CodeSize end(Statement.Return end) {
          return new CodeSize(1, 1, 0);
        }

        @Override
        public CodeSize call(Statement.Call call) {
          int arrays = 0;
          for (KernelArray argument : call.arguments()) {
            arrays += argument.role() == KernelArray.Role.ROW ? 2 : 1;
          }
          return new CodeSize(4 + 4 * arrays, 5 + 2 * arrays, 0);
        }
      };

  private SizeEstimate() {}

  /** The size of a kernel as one method. */
  public static CodeSize of(Kernel kernel) {
    return frame(kernel.body()).plus(ofAll(kernel.body()));
  }

  /** The sum of all kernels: the size of a class but for its constants and its public methods. */
  public static CodeSize of(KernelGroup group) {
    CodeSize size = CodeSize.ZERO;
    for (Kernel kernel : group.kernels()) {
      size = size.plus(of(kernel));
    }
    return size;
  }

  /** The size of statements without that of the method around them. */
  public static CodeSize ofAll(List<Statement> statements) {
    CodeSize size = CodeSize.ZERO;
    for (Statement statement : statements) {
      size = size.plus(of(statement));
    }
    return size;
  }

  /** What a method costs besides its statements: its entry, its exit and the arrays it uses. */
  static CodeSize frame(List<Statement> statements) {
    Set<KernelArray> arrays = new HashSet<>();
    statements.forEach(statement -> Leaves.arrays(statement, arrays::add));
    CodeSize size = METHOD;
    for (KernelArray array : arrays) {
      size = size.plus(ofUsing(array));
    }
    return size;
  }

  /** What the first use of an array costs a method, besides the access itself. */
  static CodeSize ofUsing(KernelArray array) {
    return switch (array.role()) {
      case PARAMETERS, WORKSPACE -> FIELD;
      case ARGUMENT, OPTIONAL -> ARGUMENT;
      case ROW -> ARGUMENT.times(2);
    };
  }

  static CodeSize of(Statement statement) {
    CodeSize size = statement.accept(OWN).plus(ofAll(statement.body()));
    for (Scalar value : statement.values()) {
      size = size.plus(of(value));
    }
    return size;
  }

  /** The size of an expression, a shared part counted as often as it is printed. */
  static CodeSize of(Scalar root) {
    long[] sums = new long[2];
    Leaves.walk(
        root,
        node -> {
          CodeSize own = own(node);
          sums[0] += own.bytecodeBytes();
          sums[1] += own.dexUnits();
        });
    return new CodeSize(saturated(sums[0]), saturated(sums[1]), 0);
  }

  private static int saturated(long size) {
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  /** The size of a node's own instructions, without its operands'. */
  static CodeSize own(Scalar node) {
    if (node instanceof Scalar.Operation operation) {
      return of(operation.operator());
    }
    if (node instanceof Scalar.Symbol symbol) {
      return symbol.leaf() instanceof Access access ? of(access) : LOCAL;
    }
    return node.width() == Width.DOUBLE ? DOUBLE_CONSTANT : CONSTANT;
  }

  /** The size of reading or writing an element. */
  static CodeSize of(Access access) {
    boolean isInRow = access.array().role() == KernelArray.Role.ROW;
    CodeSize size = isInRow ? ELEMENT.plus(INDEX_TERM) : ELEMENT;
    if (access.constant() != 0 || (access.terms().isEmpty() && !isInRow)) {
      size = size.plus(integer(access.constant()));
    }
    for (Access.Term term : access.terms()) {
      size = size.plus(INDEX_TERM);
      if (term.stride() != 1) {
        size = size.plus(INDEX_STRIDE).plus(integer(term.stride()));
      }
    }
    return size;
  }

  /** The size of handing on an array and a place in it. */
  private static CodeSize ofPlace(Access access) {
    return of(access).plus(CONSTANT);
  }

  private static CodeSize integer(int value) {
    if (value == (byte) value) {
      return value >= -1 && value <= 5 ? new CodeSize(1, 2, 0) : new CodeSize(2, 2, 0);
    }
    return new CodeSize(3, value == (short) value ? 2 : 3, 0);
  }

  private static CodeSize of(Operator operator) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> new CodeSize(1, 2, 0);
      case NEGATE, WIDEN -> new CodeSize(1, 3, 0);
      case MAX, MIN, SUBTRACT_MAXIMUM, GATE, DAMP -> new CodeSize(3, 8, 0);
      case ABS,
          SIGN,
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
          SOFTSIGN,
          GELU,
          GELU_SLOPE ->
          new CodeSize(3, 6, 0);
      case POW -> new CodeSize(3, 8, 0);
      case SELECT, SELECT_AT_LEAST -> new CodeSize(7, 14, 0);
    };
  }
}
