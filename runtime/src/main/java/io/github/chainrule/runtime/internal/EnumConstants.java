package io.github.chainrule.runtime.internal;

/**
 * The constants of an enum as inputs or outputs: that they still are what a network was compiled
 * against, and which is where. For generated code.
 */
public final class EnumConstants {
  private EnumConstants() {}

  /**
   * Checks the constants of an enum.
   *
   * @param <E> the enum
   * @param constants its constants
   * @param names what they were called and in which order when the network was compiled
   * @return the constants
   * @throws IncompatibleClassChangeError if they are others now, with both lists
   */
  public static <E extends Enum<E>> E[] checked(E[] constants, String... names) {
    boolean same = constants.length == names.length;
    for (int index = 0; same && index < names.length; index++) {
      same = constants[index].name().equals(names[index]);
    }
    if (!same) {
      throw new IncompatibleClassChangeError(text(names, constants));
    }
    return constants;
  }

  /**
   * The place of a constant among outputs or inputs, which is its place among the constants: {@link
   * #checked} makes sure of these.
   *
   * @param constant the constant
   * @return its index
   * @throws NullPointerException if it is null
   */
  @SuppressWarnings("EnumOrdinal")
  public static int index(Enum<?> constant) {
    return constant.ordinal();
  }

  private static String text(String[] names, Enum<?>[] constants) {
    StringBuilder text = new StringBuilder("constants: the network was compiled with");
    for (String name : names) {
      text.append(' ').append(name);
    }
    text.append(", found");
    for (Enum<?> constant : constants) {
      text.append(' ').append(constant.name());
    }
    return text.append("; compile it anew").toString();
  }
}
