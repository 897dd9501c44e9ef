package io.github.chainrule.processor.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes tables that scroll sideways where the page is narrow. Numbers are aligned to the right.
 */
final class Table {

  private final Markup out;
  private final List<String> headings;
  private final List<String> kinds;

  private Table(Markup out, List<String> headings, List<String> kinds) {
    this.out = out;
    this.headings = headings;
    this.kinds = kinds;
  }

  /**
   * Begins a table.
   *
   * @param headings of the columns; those of numbers begin with {@code #}, of sentences with {@code
   *     ~}
   */
  static Table begin(Markup out, String caption, String... headings) {
    List<String> kinds = Arrays.stream(headings).map(Table::kind).toList();
    List<String> texts = Arrays.stream(headings).map(it -> it.replaceFirst("^[#~]", "")).toList();
    Table table = new Table(out, texts, kinds);
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

  private static String kind(String heading) {
    return heading.startsWith("#") ? "number" : heading.startsWith("~") ? "sentence" : "";
  }

  private String[] attributes(int column, String... others) {
    String kind = kinds.get(column);
    return kind.isEmpty()
        ? others
        : Stream.concat(Arrays.stream(others), Stream.of("class", kind)).toArray(String[]::new);
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
