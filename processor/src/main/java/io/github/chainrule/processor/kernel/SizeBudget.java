package io.github.chainrule.processor.kernel;

/**
 * The size that no method may exceed, and the depth that no network may have whose layers all get
 * code of their own.
 *
 * <p>HotSpot compiles no method over 8,000 bytes of bytecode, Android's runtime none over 10,000
 * code units. Well below that, methods are compiled sooner: the time that HotSpot's optimising
 * compiler takes grows with the size, and until it is done the method is interpreted.
 *
 * <p>For hundreds of layers, code of their own takes javac longer than everything else takes this
 * compiler, and for thousands no class file holds it: beyond {@code layers}, they are computed in
 * {@link LayerLoops}.
 */
public record SizeBudget(int bytecodeBytes, int dexUnits, int layers) {

  public static final SizeBudget DEFAULT = new SizeBudget(4_000, 4_000, 300);

  /**
   * Local variables over slot 255 are read with four bytes instead of two, which {@link
   * SizeEstimate} does not count.
   */
  private static final int MAX_LOCAL_SLOTS = 240;

  public boolean allows(CodeSize size) {
    return size.bytecodeBytes() <= bytecodeBytes
        && size.dexUnits() <= dexUnits
        && size.localSlots() <= MAX_LOCAL_SLOTS;
  }

  /** A budget of half the size. */
  SizeBudget half() {
    return new SizeBudget(bytecodeBytes / 2, dexUnits / 2, layers);
  }
}
