package io.github.chainrule.samples.android.dex;

/**
 * A method of a dex file that has code.
 *
 * @param name such as {@code La/B;c([F)}: class, method, parameters
 * @param units the number of 16-bit code units of its instructions
 * @param hasBranch whether there is a jump or a switch among them
 */
record DexMethod(String name, int units, boolean hasBranch) {

  boolean isConstructor() {
    return name.contains(";<init>(") || name.contains(";<clinit>(");
  }
}
