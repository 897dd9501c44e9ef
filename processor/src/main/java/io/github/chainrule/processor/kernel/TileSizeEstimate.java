package io.github.chainrule.processor.kernel;

/**
 * Estimates from above how large the methods of tile kernels become, as {@link SizeEstimate} does
 * for others. Nearly all of a step is what it hands to the runtime.
 */
public final class TileSizeEstimate {

  /** Entering and leaving a method, with the guard of its length. */
  private static final CodeSize METHOD = new CodeSize(24, 20, 2);

  private static final CodeSize CALL = new CodeSize(3, 3, 0);

  /** The evaluator itself, whose methods and fields are used. */
  private static final CodeSize THIS = new CodeSize(1, 2, 0);

  private static final CodeSize FIELD = new CodeSize(4, 4, 0);
  private static final CodeSize VARIABLE = new CodeSize(2, 2, 0);
  private static final CodeSize CONSTANT = new CodeSize(3, 3, 0);
  private static final CodeSize DOUBLE_CONSTANT = new CodeSize(3, 5, 0);
  private static final CodeSize LOOP = new CodeSize(18, 14, 1);

  /** One of a tile's arrays, each of four rows. */
  private static final CodeSize ROWS = FIELD.plus(new CodeSize(3, 4, 0));

  /** The total is passed on and comes back. */
  private static final CodeSize TOTAL = VARIABLE.times(2);

  /** No step calls with more. */
  private static final CodeSize LARGEST_CALL = runtime(5, 7, 1);

  private TileSizeEstimate() {}

  /** The size of a method. */
  public static CodeSize of(TilePart part) {
    CodeSize size = METHOD;
    for (TileStep step : part.steps()) {
      size = size.plus(of(step));
    }
    return part.next().map(TileSizeEstimate::call).orElse(CodeSize.ZERO).plus(size);
  }

  private static CodeSize call(TileKernel kernel) {
    int variables = kernel.arguments().size() + 2;
    return CALL.plus(THIS)
        .plus(VARIABLE.times(variables))
        .plus(kernel.totals() ? TOTAL : CodeSize.ZERO);
  }

  private static CodeSize of(TileStep step) {
    if (step instanceof TileStep.Remark) {
      return CodeSize.ZERO;
    }
    if (step instanceof TileStep.Call call) {
      return call(call.kernel());
    }
    if (step instanceof TileStep.Apply apply) {
      int arrays = apply.operands().size() + 1;
      return LOOP.plus(CALL).plus(THIS).plus(ROWS.times(arrays));
    }
    if (step instanceof TileStep.Fill) {
      return CALL.plus(FIELD).plus(DOUBLE_CONSTANT);
    }
    if (step instanceof TileStep.Load || step instanceof TileStep.Store) {
      return runtime(1, 1, 3);
    }
    if (step instanceof TileStep.Affine || step instanceof TileStep.Transposed) {
      return runtime(3, 4, 0);
    }
    if (step instanceof TileStep.Exp || step instanceof TileStep.Reduce) {
      return runtime(2, 1, 0);
    }
    if (step instanceof TileStep.CopyRows) {
      return runtime(2, 3, 0);
    }
    if (step instanceof TileStep.Repeat) {
      return runtime(1, 0, 0);
    }
    if (step instanceof TileStep.Turn) {
      return runtime(2, 3, 1);
    }
    if (step instanceof TileStep.Copy) {
      return runtime(1, 3, 3);
    }
    if (step instanceof TileStep.AddOuter) {
      return runtime(3, 6, 2);
    }
    if (step instanceof TileStep.AddSums) {
      return runtime(1, 2, 2);
    }
    return LARGEST_CALL;
  }

  /** A call of the runtime with so many of each. */
  private static CodeSize runtime(int fields, int constants, int variables) {
    return CALL.plus(FIELD.times(fields))
        .plus(CONSTANT.times(constants))
        .plus(VARIABLE.times(variables));
  }
}
