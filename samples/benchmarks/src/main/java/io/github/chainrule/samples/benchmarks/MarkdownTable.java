package io.github.chainrule.samples.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Rows of text as a table in Markdown that is aligned in plain text too. */
public final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Begins a table.
   *
   * @param columns the heads of its columns; all but the first are aligned to the right
   */
  public MarkdownTable(String... columns) {
    rows.add(List.of(columns));
  }

  /**
   * Adds a row.
   *
   * @param cells a text for each column
   */
  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      append(text, rows.get(i));
      if (i == 0) {
        appendRule(text);
      }
    }
    return text.toString();
  }

  private void append(StringBuilder text, List<String> row) {
    for (int column = 0; column < row.size(); column++) {
      String padding = " ".repeat(width(column) - row.get(column).length());
      boolean left = column == 0;
      text.append("| ").append(left ? row.get(column) + padding : padding + row.get(column));
      text.append(' ');
    }
    text.append("|\n");
  }

  private void appendRule(StringBuilder text) {
    for (int column = 0; column < rows.get(0).size(); column++) {
      String dashes = "-".repeat(width(column));
      text.append(column == 0 ? "|-" + dashes + "-" : "|-" + dashes + ":");
    }
    text.append("|\n");
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
