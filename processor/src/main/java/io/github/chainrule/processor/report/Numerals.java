package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.Extent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Numbers for people: digits in groups of three, and powers of ten for the very large or small. */
final class Numerals {

  /** The lengths of all axes, multiplied. */
  static String shape(List<Integer> lengths) {
    return lengths.stream().map(Numerals::count).collect(Collectors.joining(" × "));
  }

  /** The lengths of an extent's axes. */
  static String extent(Extent extent) {
    List<Integer> lengths = new ArrayList<>(extent.positions());
    lengths.add(extent.channels());
    return shape(lengths);
  }

  /** From here on, a number is written with a power of ten. */
  private static final double LARGE = 1e15;

  private static final String THIN_SPACE = "\u202F";
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Digits of a constant in a formula; the rest is cut off. */
  private static final int CONSTANT_DIGITS = 6;

  /**
   * A constant that has a better name than its digits.
   *
   * @param divisor what 1 divided by gives it, or null
   */
  private record Named(double value, Notation notation, Notation divisor) {

    static Named oneOver(double value, Notation divisor) {
      return new Named(1 / value, divisor.inverse(), divisor);
    }
  }

  private static final Notation TWO = Notation.number("2");
  private static final Notation ROOT_OF_PI = Notation.root(Notation.name("π"));
  private static final Notation ROOT_OF_TWO_PI =
      Notation.root(Notation.atom("<mn>2</mn><mi>π</mi>"));

  private static final List<Named> NAMED =
      List.of(
          new Named(0.5, Notation.number("½"), null),
          new Named(0.25, Notation.number("¼"), null),
          Named.oneOver(6, Notation.number("6")),
          Named.oneOver(Math.sqrt(2), Notation.root(TWO)),
          Named.oneOver(Math.sqrt(2 * Math.PI), ROOT_OF_TWO_PI),
          new Named(2 / Math.sqrt(Math.PI), Notation.fraction(TWO, ROOT_OF_PI), null),
          new Named(StrictMath.log(2), Notation.call("log", List.of(TWO)), null));

  private Numerals() {}

  /** A whole number. */
  static String count(double number) {
    return number < LARGE
        ? String.format(Locale.ROOT, "%,d", (long) number).replace(",", THIN_SPACE)
        : scientific(number);
  }

  /** Two digits and a power of ten: 1.2 × 10⁻⁹. */
  static String scientific(double number) {
    if (number == 0 || Double.isNaN(number) || Double.isInfinite(number)) {
      return number == 0 ? "0" : String.valueOf(number);
    }
    BigDecimal digits = new BigDecimal(number).round(new MathContext(2));
    int exponent = digits.precision() - digits.scale() - 1;
    String mantissa = digits.movePointLeft(exponent).setScale(1, RoundingMode.HALF_EVEN).toString();
    return mantissa + " × " + powerOfTen(exponent);
  }

  static String powerOfTen(int exponent) {
    return "10" + superscript(exponent);
  }

  private static String superscript(int number) {
    StringBuilder text = new StringBuilder(number < 0 ? "⁻" : "");
    for (char digit : String.valueOf(Math.abs(number)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }

  /** A coordinate of a drawing, to a tenth. */
  static String coordinate(double value) {
    long tenths = Math.round(10 * value);
    String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10;
    return tenths % 10 == 0 ? whole : whole + "." + Math.abs(tenths) % 10;
  }

  /** A factor such as 3.4; whole from a hundred on. */
  static String factor(double number) {
    if (number >= 100) {
      return count(number);
    }
    return new BigDecimal(number).setScale(1, RoundingMode.HALF_EVEN).toString();
  }

  /** A constant of a formula, not negative. */
  static Notation constant(double value) {
    Optional<Named> named = named(value);
    if (named.isPresent()) {
      return named.get().notation;
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal shown = exact.round(new MathContext(CONSTANT_DIGITS, RoundingMode.DOWN));
    return Notation.number(shown.toPlainString() + (shown.compareTo(exact) == 0 ? "" : "…"));
  }

  /** What a product is to be divided by rather than multiplied with a constant. */
  static Optional<Notation> divisor(double constant) {
    return named(constant).map(Named::divisor);
  }

  private static Optional<Named> named(double value) {
    return NAMED.stream()
        .filter(named -> Math.abs(value - named.value) <= 4 * Math.ulp(named.value))
        .findFirst();
  }
}
