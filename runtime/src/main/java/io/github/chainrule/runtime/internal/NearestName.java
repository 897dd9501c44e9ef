package io.github.chainrule.runtime.internal;

import java.util.List;

/** Finds what somebody who misspelt a name may have meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * What to say of names where one was expected.
   *
   * @param name the name that none of them is
   * @param names the names there are
   * @return such as {@code one of [policy, value]}, and the one that is nearly the name
   */
  public static String hint(String name, List<String> names) {
    String nearest = null;
    int fewest = Math.max(1, name.length() / 3) + 1;
    for (String candidate : names) {
      int changes = changes(name, candidate);
      if (changes < fewest) {
        nearest = candidate;
        fewest = changes;
      }
    }
    return "one of " + names + (nearest == null ? "" : " (did you mean " + nearest + "?)");
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
        boolean same =
            Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
        int replaced = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
