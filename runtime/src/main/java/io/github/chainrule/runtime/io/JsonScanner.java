package io.github.chainrule.runtime.io;

/**
 * Reads the tokens of JSON (RFC 8259): punctuation, strings and numbers. Nesting is up to the
 * caller, who expects one token after the other, so that no input makes it deep.
 */
final class JsonScanner {
  private static final int END = -1;
  private static final String DIGITS = "0123456789";

  private final String text;
  private int position;
  private String subject = "header";

  JsonScanner(String text) {
    this.text = text;
  }

  /** Tells what the following tokens are about, for the messages. */
  void about(String newSubject) {
    subject = newSubject;
  }

  /** Reads this character if it comes next. */
  boolean accept(char c) {
    if (peek() != c) {
      return false;
    }
    position++;
    return true;
  }

  /** Reads this word if it comes next. */
  boolean accept(String word) {
    peek();
    if (!text.startsWith(word, position)) {
      return false;
    }
    position += word.length();
    return true;
  }

  void expect(char c) throws ModelFormatException {
    if (!accept(c)) {
      throw unexpected("'" + c + "'");
    }
  }

  void expectEnd() throws ModelFormatException {
    if (peek() != END) {
      throw unexpected("the end");
    }
  }

  String string() throws ModelFormatException {
    if (!accept('"')) {
      throw unexpected("a string");
    }
    StringBuilder result = new StringBuilder();
    int run = position;
    while (character() != '"') {
      if (character() == '\\') {
        result.append(text, run, position++).append(escaped());
        run = position;
      } else if (character() < ' ') {
        throw unexpected("a character of a string");
      } else {
        position++;
      }
    }
    return wellFormed(result.append(text, run, position++).toString());
  }

  /** Reads a number of digits only, without leading zeros, below 2^63. */
  long wholeNumber() throws ModelFormatException {
    peek();
    int first = position;
    long value = 0;
    while (character() >= '0' && character() <= '9') {
      int digit = character() - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw problem("a number below 2^63", "a larger one");
      }
      value = 10 * value + digit;
      position++;
    }
    boolean leadingZero = position - first > 1 && text.charAt(first) == '0';
    if (position == first || leadingZero || ".eE".indexOf(character()) >= 0) {
      throw unexpected("a whole number");
    }
    return value;
  }

  /** Passes over a string, a number of any kind, or a word for a value. */
  void passScalar() throws ModelFormatException {
    if (peek() == '"') {
      string();
    } else if (!accept("null") && !accept("true") && !accept("false")) {
      passNumber();
    }
  }

  private void passNumber() throws ModelFormatException {
    passOne("-");
    if (!passOne("0")) {
      passDigits("a value");
    }
    if (passOne(".")) {
      passDigits("a digit");
    }
    if (passOne("eE")) {
      passOne("+-");
      passDigits("a digit");
    }
  }

  private void passDigits(String expected) throws ModelFormatException {
    if (!passOne(DIGITS)) {
      throw unexpected(expected);
    }
    while (passOne(DIGITS)) {}
  }

  private boolean passOne(String characters) {
    boolean found = characters.indexOf(character()) >= 0;
    position += found ? 1 : 0;
    return found;
  }

  private int peek() {
    while (" \n\r\t".indexOf(character()) >= 0) {
      position++;
    }
    return character();
  }

  private int character() {
    return position < text.length() ? text.charAt(position) : END;
  }

  private char escaped() throws ModelFormatException {
    int kind = "\"\\/bfnrtu".indexOf(character());
    if (kind < 0) {
      throw unexpected("an escaped character");
    }
    position++;
    return kind < 8 ? "\"\\/\b\f\n\r\t".charAt(kind) : unicode();
  }

  private char unicode() throws ModelFormatException {
    int code = 0;
    for (int k = 0; k < 4; k++) {
      int digit = "0123456789abcdef".indexOf(lowerCase(character()));
      if (digit < 0) {
        throw unexpected("a hexadecimal digit");
      }
      code = 16 * code + digit;
      position++;
    }
    return (char) code;
  }

  private static int lowerCase(int c) {
    return c >= 'A' && c <= 'F' ? c + ('a' - 'A') : c;
  }

  /** Half a surrogate pair can be written as an escape, but stands for no character. */
  private String wellFormed(String s) throws ModelFormatException {
    int k = 0;
    while (k < s.length()) {
      // A code point is a surrogate only if its other half is missing.
      int c = s.codePointAt(k);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw problem("pairs of surrogates", "half of one in a string");
      }
      k += Character.charCount(c);
    }
    return s;
  }

  private ModelFormatException unexpected(String expected) {
    int c = character();
    return problem(expected, c == END ? "the end" : "'" + (char) c + "'");
  }

  ModelFormatException problem(String expected, String found) {
    return new ModelFormatException(
        subject, expected + " at character " + position + " of the header", found);
  }
}
