package io.github.chainrule.exchange;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which operators of a format are read, and what becomes of each: the reader goes by it, and the
 * manual is printed from it.
 *
 * @param <R> how an operator is read
 */
public final class OperatorTable<R> {
  private final String format;
  private final Map<String, Row<R>> rows = new LinkedHashMap<>();

  /**
   * One operator.
   *
   * @param becomes what it becomes, in the words of the manual
   */
  public record Row<R>(String operator, String becomes, R reading) {}

  public OperatorTable(String format) {
    this.format = format;
  }

  public String format() {
    return format;
  }

  /** Adds operators, by their names with blanks between, that are read alike. */
  public void add(String operators, String becomes, R reading) {
    for (String operator : operators.split(" ", -1)) {
      rows.put(operator, new Row<>(operator, becomes, reading));
    }
  }

  /** How an operator is read; null if it is not. */
  public R reading(String operator) {
    Row<R> row = rows.get(operator);
    return row == null ? null : row.reading();
  }

  public Collection<Row<R>> rows() {
    return rows.values();
  }

  /** The table as the manual has it. */
  public String markdown() {
    Map<String, String> byMeaning = new LinkedHashMap<>();
    for (Row<R> row : rows.values()) {
      byMeaning.merge(row.becomes(), "`" + row.operator() + "`", (a, b) -> a + " " + b);
    }
    StringBuilder text = new StringBuilder("| " + format + " | becomes |\n|---|---|\n");
    byMeaning.forEach(
        (becomes, operators) -> text.append("| %s | %s |%n".formatted(operators, becomes)));
    return text.toString().replace("\r\n", "\n");
  }
}
