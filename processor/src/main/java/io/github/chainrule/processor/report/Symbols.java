package io.github.chainrule.processor.report;

import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Stated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the nodes of a program are called in formulas. A node without a name is written out. */
final class Symbols {

  /** Letters for vectors and matrices that come up within a formula. */
  private static final List<String> VECTORS = List.of("s", "r", "q", "u", "z");

  /** Letters for single numbers. */
  private static final List<String> NUMBERS = List.of("c", "a", "f", "g", "n");

  private final Map<Node, Symbol> symbols;
  private int vectors;
  private int numbers;

  Symbols() {
    this(Map.of());
  }

  private Symbols(Map<Node, Symbol> symbols) {
    this.symbols = new HashMap<>(symbols);
  }

  /** A copy, to which names can be added that hold in one block of formulas only. */
  Symbols copy() {
    return new Symbols(symbols);
  }

  /** Gives a node a name, in place of one that it may have; the value of a stated one as well. */
  void put(Node node, Symbol symbol) {
    symbols.put(node, symbol);
    if (node instanceof Stated stated) {
      symbols.put(stated.value(), symbol);
    }
  }

  /** The name of a node, or null. */
  Symbol of(Node node) {
    return symbols.get(node);
  }

  /** Names a node that comes up within a formula. */
  void invent(Node node) {
    boolean isNumber = node.size() == 1;
    String letter = isNumber ? letter(NUMBERS, numbers++) : letter(VECTORS, vectors++);
    Symbol.Axes several = node.rows() == 1 ? Symbol.Axes.COLUMN : Symbol.Axes.ROW_AND_COLUMN;
    put(node, new Symbol(letter, Symbol.NO_LAYER, isNumber ? Symbol.Axes.NONE : several));
  }

  /** Letters that are used up come again with a prime, s′ say. */
  private static String letter(List<String> letters, int count) {
    return letters.get(count % letters.size()) + "′".repeat(count / letters.size());
  }
}
