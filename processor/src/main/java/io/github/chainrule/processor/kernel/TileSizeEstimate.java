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

  private static final CodeSize IF_GIVEN = new CodeSize(5, 3, 0);

  /** One of a tile's arrays, each of four rows. */
  private static final CodeSize ROWS = FIELD.plus(new CodeSize(3, 4, 0));

  /** How many arrays are in use. */
  private static final CodeSize ARRAYS = CALL.plus(CONSTANT.times(2)).plus(VARIABLE);

  /** How many numbers of an array are computed. */
  private static final CodeSize NUMBERS = CALL.plus(ARRAYS).plus(CONSTANT).plus(VARIABLE.times(2));

  private static final CodeSize RETURN = new CodeSize(1, 2, 0);

  /** The total is passed on and comes back. */
  private static final CodeSize TOTAL = VARIABLE.times(2);

  private static final TileStepVisitor<CodeSize> OF_STEP = new OfStep();

  private TileSizeEstimate() {}

  /** The size of a method. */
  public static CodeSize of(TilePart part) {
    CodeSize size = METHOD;
    for (TileStep step : part.steps()) {
      size = size.plus(step.accept(OF_STEP));
    }
    return part.next().map(TileSizeEstimate::callOf).orElse(CodeSize.ZERO).plus(size);
  }

  private static CodeSize callOf(TileKernel kernel) {
    int variables = kernel.arguments().size() + 3;
    return CALL.plus(THIS)
        .plus(VARIABLE.times(variables))
        .plus(kernel.totals() ? TOTAL : CodeSize.ZERO);
  }

  /** What each kind of step takes. */
  private static final class OfStep implements TileStepVisitor<CodeSize> {
    @Override
    public CodeSize remark(TileStep.Remark remark) {
      return CodeSize.ZERO;
    }

    @Override
    public CodeSize call(TileStep.Call call) {
      return callOf(call.kernel());
    }

    @Override
    public CodeSize ifGiven(TileStep.IfGiven condition) {
      CodeSize size = IF_GIVEN;
      for (TileStep step : condition.body()) {
        size = size.plus(step.accept(this));
      }
      return size;
    }

    @Override
    public CodeSize load(TileStep.Load load) {
      return runtime(1, 2, 3);
    }

    @Override
    public CodeSize fill(TileStep.Fill fill) {
      return CALL.plus(FIELD).plus(DOUBLE_CONSTANT);
    }

    @Override
    public CodeSize store(TileStep.Store store) {
      return runtime(1, 2, 3);
    }

    @Override
    public CodeSize affine(TileStep.Affine map) {
      return runtime(3, 4, 0);
    }

    @Override
    public CodeSize affineAlongOutputs(TileStep.AffineAlongOutputs map) {
      return runtime(5, 7, 1);
    }

    @Override
    public CodeSize transposed(TileStep.Transposed map) {
      return runtime(3, 4, 0);
    }

    @Override
    public CodeSize copyRows(TileStep.CopyRows copy) {
      return runtime(2, 3, 0);
    }

    @Override
    public CodeSize apply(TileStep.Apply map) {
      int arrays = map.operands().size() + 1;
      CodeSize condition =
          map.byVectors().isPresent() ? runtime(2, 2, 0).plus(IF_GIVEN) : CodeSize.ZERO;
      return LOOP.plus(CALL)
          .plus(THIS)
          .plus(ROWS.plus(ARRAYS).times(arrays))
          .plus(NUMBERS)
          .plus(condition);
    }

    @Override
    public CodeSize exp(TileStep.Exp exp) {
      return runtime(2, 1, 0);
    }

    @Override
    public CodeSize repeat(TileStep.Repeat repeat) {
      return runtime(1, 0, 0);
    }

    @Override
    public CodeSize reduce(TileStep.Reduce reduction) {
      return runtime(2, 2, 0);
    }

    @Override
    public CodeSize turn(TileStep.Turn turn) {
      return runtime(2, 3, 1);
    }

    @Override
    public CodeSize copy(TileStep.Copy copy) {
      return runtime(1, 3, 3);
    }

    @Override
    public CodeSize addOuter(TileStep.AddOuter sum) {
      return runtime(3, 6, 2);
    }

    @Override
    public CodeSize addSums(TileStep.AddSums sums) {
      return runtime(1, 2, 2);
    }

    @Override
    public CodeSize begin(TileStep.Begin begin) {
      return runtime(2, 3, 0);
    }

    @Override
    public CodeSize addTap(TileStep.AddTap tap) {
      return runtime(3, 13, 0);
    }

    @Override
    public CodeSize addTapOuter(TileStep.AddTapOuter tap) {
      return runtime(3, 11, 2);
    }

    @Override
    public CodeSize copyPositions(TileStep.CopyPositions copy) {
      return runtime(2, 11, 0);
    }

    @Override
    public CodeSize addPositions(TileStep.AddPositions add) {
      return runtime(2, 9, 0);
    }

    @Override
    public CodeSize sumPositions(TileStep.SumPositions sum) {
      return runtime(2, 2, 0);
    }

    @Override
    public CodeSize returnTotal(TileStep.ReturnTotal total) {
      return runtime(1, 0, 2).plus(RETURN);
    }
  }

  /** A call of the runtime with so many of each, and how much of the rows is computed. */
  private static CodeSize runtime(int fields, int constants, int variables) {
    return CALL.plus(FIELD.times(fields))
        .plus(CONSTANT.times(constants))
        .plus(VARIABLE.times(variables + 1));
  }
}
