package io.github.chainrule.processor.report;

import io.github.chainrule.processor.verify.Verification;
import io.github.chainrule.processor.verify.Verifier;

/** How the derivatives were compared with numeric ones before any class was written. */
final class VerificationSection {

  private VerificationSection() {}

  static void write(Markup out, CompilationRecord compilation) {
    Verification verification = compilation.verification();
    int outputs = compilation.network().outputs();
    out.element(
        "p",
        "While it compiled, the processor interpreted the derived programs in double and compared"
            + " them with central differences of fourth order of the forward pass. The points are"
            + " random but drawn by the network’s content, so that the figures are the same on"
            + " every machine.",
        "class",
        "note");
    out.open("dl", "class", "facts checks");
    fact(out, "Points", Numerals.count(verification.points()));
    fact(out, "Directions at each", directions(verification.directions()));
    fact(out, "Functions", functions(outputs));
    fact(out, "Derivatives compared", Numerals.count(verification.derivatives()));
    fact(out, "Largest error", Numerals.scientific(verification.worstError()));
    if (verification.unjudged() > 0) {
      fact(
          out,
          "Could not be judged",
          Numerals.count(verification.unjudged())
              + " of "
              + Numerals.count(verification.attempted())
              + " directions: "
              + verification.doubt());
    }
    fact(out, "Allowed", Numerals.scientific(Verifier.TOLERANCE));
    out.close();
    out.element(
        "p",
        "Errors are relative to max(1, |difference quotient|). The largest is "
            + verification.worst()
            + ".",
        "class",
        "note");
  }

  private static void fact(Markup out, String term, String description) {
    out.open("div").element("dt", term).element("dd", description).close();
  }

  private static String directions(Verification.Directions directions) {
    String coordinates = Numerals.count(directions.coordinates());
    if (directions.areExhaustive()) {
      return coordinates + ": every parameter and every input";
    }
    return coordinates
        + " single parameters and inputs, and "
        + Numerals.count(directions.random())
        + " random unit vectors";
  }

  private static String functions(int outputs) {
    String each = outputs == 1 ? "the output" : "each of " + Numerals.count(outputs) + " outputs";
    return "the loss, a random seed of the outputs, and " + each;
  }
}
