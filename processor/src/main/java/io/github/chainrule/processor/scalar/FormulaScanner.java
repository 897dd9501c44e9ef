package io.github.chainrule.processor.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides the text of a formula into numbers, names and signs. */
final class FormulaScanner {

  /** What a piece of text is. */
  enum Kind {
    NUMBER,
    NAME,
    /** An operator, a bracket, or whatever else there is. */
    SIGN,
    END
  }

  /**
   * A piece of the text.
   *
   * @param column where it begins, counted from 1
   */
  record Token(Kind kind, String text, int column) {

    boolean is(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }

    /** The piece as a message quotes it. */
    String found() {
      return kind == Kind.END ? "the end" : text;
    }
  }

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<number>(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
              + "|(?<name>[\\p{L}_$][\\p{L}\\p{N}_$.]*)"
              + "|(?<sign><=|>=|==|!=|&&|\\|\\||\\*\\*|\\P{M}\\p{M}*)",
          Pattern.DOTALL);

  private FormulaScanner() {}

  /** All pieces; the last is the end. */
  static List<Token> scan(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        matcher.region(at, text.length());
        boolean isToken = matcher.lookingAt();
        int end = isToken ? matcher.end() : at + 1;
        tokens.add(new Token(kind(matcher, isToken), text.substring(at, end), at + 1));
        at = end;
      }
    }
    tokens.add(new Token(Kind.END, "", text.length() + 1));
    return tokens;
  }

  private static Kind kind(Matcher matcher, boolean isToken) {
    if (isToken && matcher.group("number") != null) {
      return Kind.NUMBER;
    }
    return isToken && matcher.group("name") != null ? Kind.NAME : Kind.SIGN;
  }
}
