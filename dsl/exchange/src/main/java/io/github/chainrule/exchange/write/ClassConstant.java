package io.github.chainrule.exchange.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of classes as constants of an enum. */
final class ClassConstant {
  private ClassConstant() {}

  static List<String> of(List<String> names) {
    List<String> constants = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String name : names) {
      String stem = upperCase(name);
      String constant = stem;
      for (int count = 2; !taken.add(constant); count++) {
        constant = stem + "_" + count;
      }
      constants.add(constant);
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
