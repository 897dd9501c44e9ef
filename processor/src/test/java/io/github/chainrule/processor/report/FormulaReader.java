package io.github.chainrule.processor.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * Computes what a formula says, from its MathML as a person reads it: juxtaposition multiplies, Σ
 * takes the rest of its product with it. Values are known by names such as {@code h(1)[2]}.
 */
final class FormulaReader {

  private static final Map<String, Double> NUMBERS = Map.of("½", 0.5, "¼", 0.25);

  private final Map<String, Double> values;
  private final Map<String, Integer> indices;
  private final List<Element> elements;
  private int next;

  private FormulaReader(
      Map<String, Double> values, Map<String, Integer> indices, List<Element> elements) {
    this.values = values;
    this.indices = indices;
    this.elements = elements;
  }

  /** The value of an expression. */
  static double value(
      Map<String, Double> values, Map<String, Integer> indices, List<Element> elements) {
    FormulaReader reader = new FormulaReader(values, indices, elements);
    double value = reader.sum();
    if (reader.next < elements.size()) {
      throw new AssertionError("unread: " + elements.get(reader.next).getTextContent());
    }
    return value;
  }

  private double of(List<Element> inner) {
    return value(values, indices, inner);
  }

  private boolean at(String sign) {
    return next < elements.size()
        && elements.get(next).getTagName().equals("mo")
        && elements.get(next).getTextContent().equals(sign);
  }

  private double sum() {
    int sign = at("−") ? -1 : 1;
    next += at("−") ? 1 : 0;
    double sum = sign * term();
    while (at("+") || at("−")) {
      sign = at("−") ? -1 : 1;
      next++;
      sum += sign * term();
    }
    return sum;
  }

  /** A product, or 0 if a place in it is not there. */
  private double term() {
    int from = next;
    try {
      return product();
    } catch (Outside left) {
      next = from;
      next = endOfProduct();
      return 0;
    }
  }

  private double product() {
    double product = 1;
    int factors = 0;
    while (next < elements.size() && !at("+") && !at("−")) {
      Element element = elements.get(next++);
      if (element.getTagName().startsWith("munder")) {
        return product * over(element);
      }
      if (!element.getTagName().equals("mspace")) {
        product *= factor(element);
        factors++;
      }
    }
    if (factors == 0) {
      throw new AssertionError("nothing to multiply");
    }
    return product;
  }

  private double over(Element operator) {
    List<Element> parts = Xml.children(operator);
    boolean isSum = parts.get(0).getTextContent().equals("∑");
    String letter = Xml.children(parts.get(1)).get(0).getTextContent();
    boolean hasLimit = parts.size() > 2;
    int last = hasLimit ? Integer.parseInt(parts.get(2).getTextContent()) : indices.get("#max");
    int from = next;
    int end = endOfProduct();
    double result = isSum ? 0 : Double.NEGATIVE_INFINITY;
    if (indices.containsKey(letter)) {
      throw new AssertionError(letter + " is taken");
    }
    for (int index = 0; index <= last; index++) {
      indices.put(letter, index);
      next = from;
      try {
        double body = product();
        result = isSum ? result + body : Math.max(result, body);
      } catch (Outside left) {
        // A place that is not there is none of the terms.
      }
    }
    indices.remove(letter);
    next = end;
    return result;
  }

  private int endOfProduct() {
    int end = next;
    while (end < elements.size()
        && !List.of("+", "−").contains(elements.get(end).getTextContent())) {
      end++;
    }
    return end;
  }

  /** An element of a value whose index is beyond its end. */
  private static final class Outside extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private double factor(Element element) {
    List<Element> children = Xml.children(element);
    return switch (element.getTagName()) {
      case "mn" -> number(element.getTextContent().replace("…", ""));
      case "mi" -> at("\u2061") ? call(element.getTextContent()) : variable(element);
      case "msub", "msubsup" -> variable(element);
      case "msup" -> power(element, children);
      case "mfrac" -> of(List.of(children.get(0))) / of(List.of(children.get(1)));
      case "msqrt" -> Math.sqrt(of(children));
      case "mrow" -> row(children);
      case "mtable" -> cases(children);
      default -> throw new AssertionError(element.getTagName());
    };
  }

  private static double number(String text) {
    return NUMBERS.containsKey(text) ? NUMBERS.get(text) : Double.parseDouble(text);
  }

  private double variable(Element element) {
    if (element.getTextContent().equals("π")) {
      return Math.PI;
    }
    if (indices.containsKey(element.getTextContent())) {
      return indices.get(element.getTextContent());
    }
    List<Element> parts = Xml.children(element);
    if (element.getTagName().equals("msub") && parts.get(0).getTagName().equals("mrow")) {
      return joined(parts);
    }
    String name = name(element);
    String base = name.substring(0, name.indexOf('[') + 1);
    boolean isKnown = values.containsKey(name) || base.isEmpty();
    if (!isKnown && values.keySet().stream().anyMatch(key -> key.startsWith(base))) {
      throw new Outside();
    }
    if (!values.containsKey(name)) {
      throw new AssertionError("unknown: " + name + " among " + values.keySet());
    }
    return values.get(name);
  }

  /** An element of vectors that stand one after another in parentheses. */
  private double joined(List<Element> parts) {
    List<Element> list = Xml.children(parts.get(0));
    int left = (int) value(values, indices, Xml.children(parts.get(1)));
    for (Element vector : list.subList(1, list.size() - 1)) {
      for (int k = 0; !vector.getTagName().equals("mo"); k++) {
        String name = name(vector);
        String start = name.endsWith("]") ? name.replace("]", ",") : name + "[";
        if (!values.containsKey(start + k + "]")) {
          break;
        }
        if (left-- == 0) {
          return values.get(start + k + "]");
        }
      }
    }
    throw new AssertionError("no such element");
  }

  private double power(Element element, List<Element> children) {
    boolean isLayer = children.get(1).getTextContent().startsWith("(");
    return isLayer && children.get(0).getTagName().equals("mi")
        ? variable(element)
        : Math.pow(of(List.of(children.get(0))), of(List.of(children.get(1))));
  }

  private double row(List<Element> children) {
    String fence =
        children.get(0).getTagName().equals("mo") ? children.get(0).getTextContent() : "";
    List<Element> inner =
        fence.isEmpty() || fence.equals("−") ? children : children.subList(1, children.size() - 1);
    return switch (fence) {
      case "|" -> Math.abs(of(inner));
      case "[" -> holds(inner) ? 1 : 0;
      case "⌊" -> {
        int slash = inner.size() - 2;
        yield Math.floor(of(inner.subList(0, slash)) / of(inner.subList(slash + 1, slash + 2)));
      }
      default -> of(inner);
    };
  }

  private double call(String function) {
    next++;
    List<Element> inside = Xml.children(elements.get(next++));
    List<Double> arguments = new ArrayList<>();
    int from = 1;
    for (int index = 1; index < inside.size(); index++) {
      boolean isEnd = index == inside.size() - 1;
      if (isEnd || inside.get(index).getTextContent().equals(",")) {
        arguments.add(of(inside.subList(from, index)));
        from = index + 1;
      }
    }
    double a = arguments.get(0);
    return switch (function) {
      case "exp" -> Math.exp(a);
      case "log" -> Math.log(a);
      case "tanh" -> Math.tanh(a);
      case "σ" -> 1 / (1 + Math.exp(-a));
      case "sgn" -> Math.signum(a);
      case "erf" -> Erf.of(a);
      case "sin" -> Math.sin(a);
      case "cos" -> Math.cos(a);
      case "tan" -> Math.tan(a);
      case "arctan" -> Math.atan(a);
      case "min" -> Math.min(a, arguments.get(1));
      case "max" -> Math.max(a, arguments.get(1));
      default -> throw new AssertionError(function);
    };
  }

  private double cases(List<Element> rows) {
    for (Element row : rows) {
      List<Element> cells = Xml.children(row);
      List<Element> condition = Xml.children(cells.get(1));
      if (condition.size() == 1 || holds(condition.subList(1, condition.size()))) {
        return of(Xml.children(cells.get(0)));
      }
    }
    throw new AssertionError("no case holds");
  }

  private boolean holds(List<Element> condition) {
    for (int index = 0; index < condition.size(); index++) {
      if (condition.get(index).getTagName().equals("mtext")) {
        return holds(condition.subList(0, index))
            && holds(condition.subList(index + 1, condition.size()));
      }
    }
    for (int index = 0; index < condition.size(); index++) {
      String sign = condition.get(index).getTextContent();
      if (List.of("<", ">", "≤", "≥", "≠", "=").contains(sign)) {
        double left = operand(condition.subList(0, index));
        double right = operand(condition.subList(index + 1, condition.size()));
        return switch (sign) {
          case "<" -> left < right;
          case ">" -> left > right;
          case "≤" -> left <= right;
          case "≥" -> left >= right;
          case "≠" -> left != right;
          default -> left == right;
        };
      }
    }
    throw new AssertionError("no relation");
  }

  /** A side of a relation, which may be an index. */
  private double operand(List<Element> side) {
    String text = side.get(0).getTextContent();
    return side.size() == 1 && indices.containsKey(text) ? indices.get(text) : of(side);
  }

  /** The name of a symbol, its indices replaced by their values. */
  static String name(Map<String, Double> values, Map<String, Integer> indices, Element symbol) {
    return new FormulaReader(values, indices, List.of()).name(symbol);
  }

  private String name(Element symbol) {
    List<Element> parts = Xml.children(symbol);
    return switch (symbol.getTagName()) {
      case "mi" -> symbol.getTextContent();
      case "msub" -> parts.get(0).getTextContent() + subscript(parts.get(1));
      case "msup" -> parts.get(0).getTextContent() + parts.get(1).getTextContent();
      default ->
          parts.get(0).getTextContent() + parts.get(2).getTextContent() + subscript(parts.get(1));
    };
  }

  private String subscript(Element row) {
    return subscripts(row).stream()
        .map(index -> value(values, indices, index))
        .map(index -> String.valueOf(index.intValue()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** Indices are beside each other, or between commas where one of them is computed. */
  private static List<List<Element>> subscripts(Element row) {
    List<Element> parts = Xml.children(row);
    if (parts.stream().noneMatch(part -> part.getTagName().equals("mo"))) {
      return parts.stream().map(List::of).toList();
    }
    List<List<Element>> indices = new ArrayList<>(List.of(new ArrayList<>()));
    for (Element part : parts) {
      if (part.getTextContent().equals(",")) {
        indices.add(new ArrayList<>());
      } else {
        indices.get(indices.size() - 1).add(part);
      }
    }
    return indices;
  }

  /** The letters that a symbol has for indices. */
  static List<String> letters(Element symbol) {
    Map<String, Integer> letters = new HashMap<>();
    int below = symbol.getTagName().equals("msup") ? -1 : 1;
    List<Element> parts = Xml.children(symbol);
    if (parts.size() > 1 && below > 0) {
      Xml.children(parts.get(below)).stream()
          .filter(element -> element.getTagName().equals("mi"))
          .forEach(element -> letters.put(element.getTextContent(), 0));
    }
    return List.copyOf(letters.keySet());
  }
}
