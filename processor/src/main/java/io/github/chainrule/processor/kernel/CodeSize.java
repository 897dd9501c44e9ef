package io.github.chainrule.processor.kernel;

/**
 * How large code becomes when it is compiled.
 *
 * @param bytecodeBytes bytes of JVM bytecode
 * @param dexUnits 16-bit code units of Android's bytecode
 * @param localSlots slots for local variables, of which a {@code double} takes two
 */
public record CodeSize(int bytecodeBytes, int dexUnits, int localSlots) {

  public static final CodeSize ZERO = new CodeSize(0, 0, 0);

  /** The sum; saturating, so that a network too large to compile is merely far over its budget. */
  public CodeSize plus(CodeSize other) {
    return new CodeSize(
        saturated(bytecodeBytes, other.bytecodeBytes),
        saturated(dexUnits, other.dexUnits),
        saturated(localSlots, other.localSlots));
  }

  public CodeSize minus(CodeSize part) {
    return new CodeSize(
        bytecodeBytes - part.bytecodeBytes, dexUnits - part.dexUnits, localSlots - part.localSlots);
  }

  public CodeSize times(int factor) {
    return new CodeSize(
        Math.multiplyExact(bytecodeBytes, factor),
        Math.multiplyExact(dexUnits, factor),
        Math.multiplyExact(localSlots, factor));
  }

  private static int saturated(int a, int b) {
    return (int) Math.min((long) a + b, Integer.MAX_VALUE);
  }
}
