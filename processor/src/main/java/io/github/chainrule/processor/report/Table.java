package io.github.chainrule.processor.report;

import java.util.List;

/**
 * Writes tables that scroll sideways where the page is narrow. Numbers are aligned to the right.
 */
final class Table {

  private final Markup out;
  private final List<String> headings;
  private final List<Boolean> numeric;

  private Table(Markup out, List<String> headings, List<Boolean> numeric) {
    this.out = out;
    this.headings = headings;
    this.numeric = numeric;
  }

  /**
   * Begins a table.
   *
   * @param headings of the columns; those of numbers begin with {@code #}
   */
  static Table begin(Markup out, String caption, String... headings) {
    List<Boolean> numeric = List.of(headings).stream().map(it -> it.startsWith("#")).toList();
    List<String> texts = List.of(headings).stream().map(it -> it.replace("#", "")).toList();
    Table table = new Table(out, texts, numeric);
    out.open("div", "class", "scroll").open("table");
    if (!caption.isEmpty()) {
      out.element("caption", caption);
    }
    out.open("thead").open("tr");
    for (int column = 0; column < texts.size(); column++) {
      out.open("th", table.attributes(column, "scope", "col")).text(texts.get(column)).close();
    }
    out.close().close().open("tbody");
    return table;
  }

  private String[] attributes(int column, String... others) {
    if (!numeric.get(column)) {
      return others;
    }
    String[] all = new String[others.length + 2];
    System.arraycopy(others, 0, all, 0, others.length);
    all[others.length] = "class";
    all[others.length + 1] = "number";
    return all;
  }

  /** Writes a row. */
  Table row(String... cells) {
    return row(false, cells);
  }

  /** Writes a row that adds up those above. */
  Table total(String... cells) {
    return row(true, cells);
  }

  private Table row(boolean isTotal, String... cells) {
    out.open("tr", isTotal ? new String[] {"class", "total"} : new String[0]);
    for (int column = 0; column < headings.size(); column++) {
      String tag = column == 0 ? "th" : "td";
      String[] scope = column == 0 ? new String[] {"scope", "row"} : new String[0];
      out.open(tag, attributes(column, scope)).text(cells[column]).close();
    }
    out.closeLine();
    return this;
  }

  void end() {
    out.close().close().closeLine();
  }
}
