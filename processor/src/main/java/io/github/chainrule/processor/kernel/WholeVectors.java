package io.github.chainrule.processor.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Has the runtime's vectors compute rows of 9 to 15 floats as 16, into what their arrays have
 * behind them: the longest vectors have as many, and are not used for fewer.
 *
 * <p>What is computed beyond the end is never used, and what is read there, other parameters for
 * example, may be anything. Where there are no vectors the row alone is computed.
 */
public final class WholeVectors {

  private static final int WHOLE = 16;

  /** Rows of as many are whole vectors of 256 bits, and stay so. */
  private static final int HALF = WHOLE / 2;

  private WholeVectors() {}

  /** How many more floats than it has the workspace array of a vector should have room for. */
  public static int room(int columns) {
    return columns > HALF && columns < WHOLE ? WHOLE - columns : 0;
  }

  /** A group that computes the same, by whole vectors where there is room for them. */
  public static KernelGroup fill(KernelGroup group) {
    List<Kernel> kernels = new ArrayList<>();
    for (Kernel kernel : group.kernels()) {
      kernels.add(kernel.with(new Filling().mutate(kernel.body())));
    }
    return new KernelGroup(group.workspace(), kernels);
  }

  /** Whether vectors compute what goes into an array's room. */
  public static boolean isFilled(KernelArray array, KernelGroup group) {
    return room(array.length()) > 0
        && group.kernels().stream()
            .flatMap(kernel -> all(kernel.body()))
            .anyMatch(statement -> fills(statement, array));
  }

  private static boolean fills(Statement statement, KernelArray array) {
    return statement instanceof Statement.ByVectors computation
        && computation.written().array().equals(array)
        && columns(computation) == WHOLE;
  }

  /** How many numbers are computed of a row. */
  private static int columns(Statement.ByVectors computation) {
    return switch (computation.method()) {
      case TANH, SIGMOID -> computation.sizes().get(0);
      case AFFINE, PRODUCT, OUTER, WINDOW_AFFINE, WINDOW_PRODUCT -> computation.sizes().get(1);
    };
  }

  private static Stream<Statement> all(List<Statement> statements) {
    return statements.stream()
        .flatMap(statement -> Stream.concat(Stream.of(statement), all(statement.body())));
  }

  private static final class Filling extends StatementMutator {
    @Override
    public Statement byVectors(Statement.ByVectors computation) {
      List<Integer> sizes = computation.sizes();
      List<Integer> filled =
          switch (computation.method()) {
            case TANH, SIGMOID -> isFunctionOfRow(computation) ? List.of(WHOLE) : sizes;
            case AFFINE, PRODUCT ->
                isProductToRow(computation) ? List.of(sizes.get(0), WHOLE, sizes.get(2)) : sizes;
            case OUTER, WINDOW_AFFINE, WINDOW_PRODUCT -> sizes;
          };
      return filled.equals(sizes)
          ? super.byVectors(computation)
          : computation.with(filled, computation.body());
    }
  }

  private static boolean isFunctionOfRow(Statement.ByVectors computation) {
    int columns = columns(computation);
    return isRow(computation.written(), columns) && isRow(computation.read().get(0), columns);
  }

  private static boolean isProductToRow(Statement.ByVectors computation) {
    List<Access> read = computation.read();
    int terms = computation.sizes().get(0);
    int stride = computation.sizes().get(2);
    return isRow(computation.written(), columns(computation))
        && isInside(read.get(1), (long) (terms - 1) * stride)
        && read.stream().skip(2).allMatch(bias -> isInside(bias, 0));
  }

  /** Whether a whole array of so many numbers is meant, with room for a vector. */
  private static boolean isRow(Access first, int columns) {
    KernelArray array = first.array();
    return array.role() == KernelArray.Role.WORKSPACE
        && array.length() == columns
        && room(columns) > 0
        && array.room() == room(columns)
        && first.constant() == 0
        && first.terms().isEmpty();
  }

  /** Whether a vector that begins so far behind an element is in its array. */
  private static boolean isInside(Access access, long distance) {
    return access.terms().isEmpty()
        && access.constant() + distance + WHOLE <= access.array().capacity();
  }
}
