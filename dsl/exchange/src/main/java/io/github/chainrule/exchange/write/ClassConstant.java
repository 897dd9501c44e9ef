package io.github.chainrule.exchange.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A constant of a class.
 *
 * @param original what the file calls the class
 */
record ClassConstant(String name, String original) {
  static List<ClassConstant> of(List<String> names) {
    List<ClassConstant> constants = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String original : names) {
      String stem = upperCase(original);
      String constant = stem;
      for (int count = 2; !taken.add(constant); count++) {
        constant = stem + "_" + count;
      }
      constants.add(new ClassConstant(constant, original));
    }
    return constants;
  }

  private static String upperCase(String text) {
    String plain =
        text.replaceAll("(?<=[a-z])(?=[A-Z])", "_")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .replaceAll("^_+|_+$", "")
            .toUpperCase(Locale.ROOT);
    boolean starts = !plain.isEmpty() && Character.isLetter(plain.charAt(0));
    return starts ? plain : plain.isEmpty() ? "CLASS" : "CLASS_" + plain;
  }
}
