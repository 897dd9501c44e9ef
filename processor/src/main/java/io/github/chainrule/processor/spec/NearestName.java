package io.github.chainrule.processor.spec;

import java.util.List;
import java.util.Optional;

/** Finds what somebody who misspelt a name may have meant. */
final class NearestName {

  private NearestName() {}

  /** The name that takes the fewest changes, if these are few. */
  static Optional<String> to(String name, List<String> names) {
    String nearest = null;
    int fewest = Math.max(1, name.length() / 3) + 1;
    for (String candidate : names) {
      int changes = changes(name, candidate);
      if (changes < fewest) {
        nearest = candidate;
        fewest = changes;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** How many letters are to be added, removed or replaced, after V. I. Levenshtein (1965). */
  private static int changes(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (isSame(from.charAt(i - 1), to.charAt(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }

  private static boolean isSame(char a, char b) {
    return Character.toLowerCase(a) == Character.toLowerCase(b);
  }
}
