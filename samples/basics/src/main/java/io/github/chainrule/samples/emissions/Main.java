package io.github.chainrule.samples.emissions;

import io.github.chainrule.runtime.f32.Model;
import java.util.Locale;

/** Prints how long unrolled and looped code take on this machine, for layers of growing width. */
public final class Main {
  private final Stopwatch stopwatch;

  private Main(int rounds) {
    stopwatch = new Stopwatch(rounds);
  }

  /**
   * Prints a row for each width.
   *
   * @param args the rounds of 2,000 calls to measure, 2,000 if not given
   */
  public static void main(String[] args) {
    Main main = new Main(args.length == 0 ? 2_000 : Integer.parseInt(args[0]));
    print("Nanoseconds of one sample%n%n");
    print("             forward           gradient%n");
    print("layer   unrolled  looped   unrolled  looped%n");
    main.row("4x4", Layers_Unrolled4Network.create(0), Layers_Looped4Network.create(0));
    main.row("8x8", Layers_Unrolled8Network.create(0), Layers_Looped8Network.create(0));
    main.row("16x16", Layers_Unrolled16Network.create(0), Layers_Looped16Network.create(0));
    main.row("32x32", Layers_Unrolled32Network.create(0), Layers_Looped32Network.create(0));
    main.row("64x64", Layers_Unrolled64Network.create(0), Layers_Looped64Network.create(0));
  }

  private void row(String layer, Model unrolled, Model looped) {
    print("%-8s%8.0f%8.0f", layer, stopwatch.forward(unrolled), stopwatch.forward(looped));
    print("%11.0f%8.0f%n", stopwatch.gradient(unrolled), stopwatch.gradient(looped));
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
