package io.github.chainrule.exchange.graph;

import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Function;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a node takes besides its inputs: values by names, of the types that are asked for. */
public final class Attributes {
  public static final Attributes NONE = new Attributes(Map.of());

  private final Map<String, Object> values;

  private Attributes(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  public static Attributes of(String name, Object value) {
    return NONE.with(name, value);
  }

  /** The same attributes and one more, or one otherwise. */
  public Attributes with(String name, Object value) {
    Map<String, Object> more = new TreeMap<>(values);
    more.put(name, value);
    return new Attributes(more);
  }

  /** Whether these say the same as others. */
  public boolean matches(Attributes other) {
    return values.keySet().equals(other.values.keySet())
        && values.entrySet().stream()
            .allMatch(
                entry -> Objects.deepEquals(entry.getValue(), other.values.get(entry.getKey())));
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public int integer(String name, int otherwise) {
    return has(name) ? (Integer) values.get(name) : otherwise;
  }

  public double real(String name, double otherwise) {
    return has(name) ? (Double) values.get(name) : otherwise;
  }

  /** A list of integers, null if there is none. */
  public int[] ints(String name) {
    return has(name) ? ((int[]) values.get(name)).clone() : null;
  }

  public String text(String name, String otherwise) {
    return has(name) ? (String) values.get(name) : otherwise;
  }

  public boolean flag(String name) {
    return has(name) && (Boolean) values.get(name);
  }

  public Formula formula() {
    return (Formula) values.get("formula");
  }

  public Function function() {
    return (Function) values.get("function");
  }

  public Window window() {
    return (Window) values.get("window");
  }
}
