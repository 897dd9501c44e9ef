package io.github.chainrule.samples.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.teavm.jso.JSExport;

/** What tests call in a browser. */
public final class BitsPage {
  private BitsPage() {}

  /**
   * Nothing is to be done before the test calls.
   *
   * @param args none
   */
  public static void main(String[] args) {}

  /**
   * Learns, to see how long that takes.
   *
   * @param network the name of the network's interface
   * @param steps how many to make
   */
  @JSExport
  public static void learn(String network, int steps) {
    new Lesson(new Choice(Points.SPIRALS, network, "Adam", Choice.ADAM_RATE, 1)).step(steps);
  }

  /**
   * Computes in FLOAT what is to have the same bits everywhere.
   *
   * @return a line for each: its hash and its name
   */
  @JSExport
  public static String floats() {
    return lines(Bits.ofFloats());
  }

  /**
   * Computes in DOUBLE what is to have the same bits everywhere.
   *
   * @return a line for each: its hash and its name
   */
  @JSExport
  public static String doubles() {
    return lines(Bits.ofDoubles());
  }

  private static String lines(Map<String, String> hashes) {
    List<String> lines = new ArrayList<>();
    hashes.forEach((name, hash) -> lines.add(hash + " " + name));
    return String.join("\n", lines);
  }
}
