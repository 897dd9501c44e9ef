package io.github.chainrule.samples.benchmarks.products;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Score;
import io.github.chainrule.samples.benchmarks.Timings;
import io.github.chainrule.samples.benchmarks.peer.Gcc;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Prints how fast layers of tiles are computed, beside the same work written by hand in C. */
public final class Main {
  /** The shape in C that is next to ours, which have six or four units along four vectors. */
  private static final String FOUR_BY_FOUR = "4 x 4";

  private Main() {}

  /**
   * Measures and prints.
   *
   * @param args options of JMH
   * @throws IOException if a report or a program cannot be written
   * @throws RunnerException if a product cannot be measured
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] args) throws IOException, RunnerException, InterruptedException {
    Report report = new Report("products");
    MarkdownTable table = new MarkdownTable("layer", "by", "multiplications and additions, 1/ns");
    try (Timings timings = new Timings(Report.file("products.log"), args)) {
      for (Layer layer : Layer.values()) {
        Map<String, Score> ours = timings.measure(TileProduct.class, "layer", layer.name());
        add(table, layer, "plain Java", ours.get("product").fastest());
        add(table, layer, "vectors", ours.get("productByVectors").fastest());
        if (Gcc.version().isPresent()) {
          for (CProduct c : CProduct.values()) {
            add(table, layer, c, c.shapes(layer));
          }
        }
      }
    }
    report.line("%s", table);
    report.write();
  }

  /** The fastest of four units along four vectors, and the fastest of all shapes. */
  private static void add(
      MarkdownTable table, Layer layer, CProduct c, List<CProduct.Shape> shapes) {
    CProduct.Shape fourByFour =
        shapes.stream().filter(it -> it.name().startsWith(FOUR_BY_FOUR)).findFirst().orElseThrow();
    for (CProduct.Shape shape : List.of(fourByFour, shapes.get(0))) {
      String title = "C, " + c.name().toLowerCase(Locale.ROOT) + ", " + shape.name();
      add(table, layer, title, shape.nanoseconds());
    }
  }

  private static void add(MarkdownTable table, Layer layer, String by, double nanoseconds) {
    double each = layer.multiplications() / nanoseconds;
    table.row(layer.title(), by, String.format(Locale.ROOT, "%.1f", each));
  }
}
