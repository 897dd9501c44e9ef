package io.github.chainrule.processor.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a formula in MathML.
 *
 * @param markup elements of MathML, one after another
 * @param binding how tightly the outermost operation binds
 * @param isOpen whether it ends in a sum or in cases, which seem to go on with what follows them
 */
record Notation(String markup, Binding binding, boolean isOpen) {

  /** How tightly an operation binds, from the loosest. */
  enum Binding {
    ADDITIVE,
    MULTIPLICATIVE,
    ATOM
  }

  /** What stands before what is summed. */
  static final String SUM = "<mo>∑</mo>";

  /** What stands before that of which the largest is meant. */
  static final String MAX = "<mi>max</mi>";

  /** The sign, without the space around a difference's. */
  static final String MINUS = "<mo form=\"prefix\">−</mo>";

  private static final String SPACE = "<mspace width=\"0.15em\"/>";

  /** Elements that parentheses around them grow with. */
  private static final List<String> TALL = List.of("<mfrac>", "<mtable ", "<munder");

  /** A value and the condition under which it is one. */
  record Case(Notation value, Notation condition) {}

  /** What never needs parentheses. */
  static Notation atom(String markup) {
    return new Notation(markup, Binding.ATOM, false);
  }

  /** A variable of one letter, or the name of a function. */
  static Notation name(String name) {
    return atom("<mi>" + Markup.escaped(name) + "</mi>");
  }

  static Notation number(String digits) {
    return atom("<mn>" + digits + "</mn>");
  }

  static String operator(String sign) {
    return "<mo>" + Markup.escaped(sign) + "</mo>";
  }

  /** One element, whatever it is made of. */
  String row() {
    return "<mrow>" + markup + "</mrow>";
  }

  /** One element, without a row around what is one already. */
  private String single() {
    return markup.startsWith("<mn>") && markup.indexOf('<', 1) == markup.lastIndexOf('<')
        ? markup
        : row();
  }

  Notation inParentheses() {
    return fenced("(", this, ")");
  }

  static Notation fenced(String left, Notation inner, String right) {
    boolean isTall = TALL.stream().anyMatch(inner.markup::contains);
    String begin = isTall ? "<mo>" : "<mo stretchy=\"false\">";
    return atom("<mrow>" + begin + left + "</mo>" + inner.markup + begin + right + "</mo></mrow>");
  }

  static Notation absolute(Notation inner) {
    String bar = "<mo stretchy=\"false\">|</mo>";
    return atom("<mrow>" + bar + inner.markup + bar + "</mrow>");
  }

  static Notation fraction(Notation above, Notation below) {
    String markup = "<mfrac>" + above.row() + below.row() + "</mfrac>";
    return new Notation(markup, Binding.MULTIPLICATIVE, false);
  }

  Notation inverse() {
    return fraction(number("1"), this);
  }

  /** A sum divided by a number of summands. */
  static Notation mean(Notation sum, Notation count) {
    return product(List.of(count.inverse(), sum));
  }

  static Notation root(Notation inner) {
    return atom("<msqrt>" + inner.markup + "</msqrt>");
  }

  static Notation call(String function, List<Notation> arguments) {
    String list =
        arguments.stream().map(Notation::markup).collect(Collectors.joining(operator(",")));
    Notation inParentheses = atom(list).inParentheses();
    String markup = "<mi>" + function + "</mi>" + operator("\u2061") + inParentheses.markup;
    return new Notation(markup, Binding.MULTIPLICATIVE, false);
  }

  Notation power(int exponent) {
    return power(number(String.valueOf(exponent)));
  }

  Notation power(Notation exponent) {
    boolean hasPower = markup.startsWith("<msup") || markup.startsWith("<msubsup");
    Notation base = binding == Binding.ATOM && !hasPower ? this : inParentheses();
    return atom("<msup>" + base.row() + exponent.single() + "</msup>");
  }

  Notation negated() {
    return new Notation(MINUS + asFactor(true).markup, Binding.ADDITIVE, isOpen);
  }

  Notation plus(Notation other) {
    String sum = asTerm(true, false).markup() + operator("+") + other.asTerm(false, true).markup();
    return new Notation(sum, Binding.ADDITIVE, other.isOpen());
  }

  Notation minus(Notation other) {
    String difference = asTerm(true, false).markup() + operator("−") + other.markup();
    return new Notation(difference, Binding.ADDITIVE, false);
  }

  /** Factors in this order. */
  static Notation product(List<Notation> factors) {
    StringBuilder markup = new StringBuilder();
    for (int index = 0; index < factors.size(); index++) {
      boolean isLast = index == factors.size() - 1;
      markup.append(index == 0 ? "" : SPACE);
      markup.append(factors.get(index).asFactor(isLast).markup);
    }
    boolean isOpen = factors.get(factors.size() - 1).isOpen;
    return factors.size() == 1
        ? factors.get(0)
        : new Notation(markup.toString(), Binding.MULTIPLICATIVE, isOpen);
  }

  private Notation asFactor(boolean isLast) {
    return binding == Binding.ADDITIVE || (isOpen && !isLast) ? inParentheses() : this;
  }

  Notation asTerm(boolean isFirst, boolean isLast) {
    boolean isInner = binding == Binding.ADDITIVE && !isFirst;
    return isInner || (isOpen && !isLast) ? inParentheses() : this;
  }

  /**
   * A sum, or whatever the operator is, of the body. A sign keeps its distance, a function's name
   * gets some.
   *
   * @param below what is written below the operator
   * @param above digits above it, or nothing if empty
   */
  static Notation over(String operator, Notation below, String above, Notation body) {
    String limits =
        above.isEmpty()
            ? "<munder>" + operator + below.row() + "</munder>"
            : "<munderover>" + operator + below.row() + "<mn>" + above + "</mn></munderover>";
    Notation inner = body.binding == Binding.ADDITIVE ? body.inParentheses() : body;
    String distance = operator.startsWith("<mi>") ? SPACE : "";
    return new Notation(limits + distance + inner.markup, Binding.MULTIPLICATIVE, true);
  }

  /** A value for each condition, and one for when none holds; the style sheet draws the brace. */
  static Notation cases(List<Case> cases, Notation otherwise) {
    StringBuilder rows = new StringBuilder();
    for (Case each : cases) {
      rows.append(row(each.value, "<mtext>if\u00A0</mtext>" + each.condition.markup));
    }
    rows.append(row(otherwise, "<mtext>otherwise</mtext>"));
    String markup = "<mtable class=\"cases\">" + rows + "</mtable>";
    return new Notation(markup, Binding.MULTIPLICATIVE, true);
  }

  private static String row(Notation value, String condition) {
    return "<mtr><mtd>" + value.markup + "</mtd><mtd>" + condition + "</mtd></mtr>";
  }

  /** Two sides and what stands between them. */
  static Notation relation(Notation left, String sign, Notation right) {
    return atom(left.markup + operator(sign) + right.markup);
  }
}
