package io.github.chainrule.exchange.command;

import java.util.List;

/** The lines by which two texts differ, by their longest common subsequence. */
final class LineDifference {
  private static final int MOST_LINES = 2000;
  private static final int LONGEST_LINE = 120;

  private LineDifference() {}

  /** Lines of the old text after a minus, of the new one after a plus. */
  static String of(List<String> old, List<String> changed) {
    if (old.size() > MOST_LINES || changed.size() > MOST_LINES) {
      return "  (%d lines become %d)".formatted(old.size(), changed.size());
    }
    int[][] common = common(old, changed);
    StringBuilder text = new StringBuilder();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < changed.size()) {
      boolean both = i < old.size() && j < changed.size();
      if (both && old.get(i).equals(changed.get(j))) {
        i++;
        j++;
      } else if (j == changed.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
        append(text, "  - ", old.get(i++));
      } else {
        append(text, "  + ", changed.get(j++));
      }
    }
    return text.toString().stripTrailing();
  }

  private static void append(StringBuilder text, String sign, String line) {
    String shown = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
    text.append(sign).append(shown).append('\n');
  }

  private static int[][] common(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
