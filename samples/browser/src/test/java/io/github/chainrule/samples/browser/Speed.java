package io.github.chainrule.samples.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.browser.Browser.Look;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a step takes here and in a browser, and how many frames the page draws. Its name keeps
 * it out of tests that do not ask for it.
 */
final class Speed {
  private static final Path SITE = Path.of(System.getProperty("site"));
  private static final Path TESTED = Path.of(System.getProperty("tested"));
  private static final int ROUNDS = 6;
  private static final int STEPS = 500;
  private static final int SECONDS = 5;

  @TempDir private static Path profiles;

  /**
   * The means by turns, so that what else the machine does is the same to them; the fastest rounds.
   */
  @Test
  void stepsAndFramesAreMeasured() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    lines.add("load " + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    try (Site site = new Site(0, SITE, TESTED);
        Browser browser = Browser.start(profiles.resolve("speed"), Look.LIGHT)) {
      browser.open(site.address());
      browser.run(
          "while (!window.page?.java) await new Promise(r => setTimeout(r, 50));"
              + "window.tested = [(await TeaVM.wasmGC.load('bits.wasm')).exports,"
              + " await import('/rounded.js')];");
      browser.run("document.getElementById('run').click();");
      for (String network : Choice.NETWORKS) {
        lines.add(times(browser, network));
      }
      browser.run("document.getElementById('run').click();");
      lines.add(frames(browser));
    }
    Files.write(SITE.resolveSibling("speed.txt"), lines);
    lines.forEach(System.out::println);
    assertTrue(lines.stream().noneMatch(line -> line.contains("Infinity")), lines.toString());
  }

  private static String times(Browser browser, String network)
      throws IOException, InterruptedException {
    double hotspot = Double.POSITIVE_INFINITY;
    double[] browsers = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      BitsPage.learn(network, STEPS);
      hotspot = Math.min(hotspot, (System.nanoTime() - start) / 1e3 / STEPS);
      for (int k = 0; k < browsers.length; k++) {
        String milliseconds =
            browser.run(
                "const start = performance.now(); tested[%d].learn('%s', %d); return performance.now() - start;"
                    .formatted(k, network, STEPS));
        browsers[k] = Math.min(browsers[k], Double.parseDouble(milliseconds) * 1e3 / STEPS);
      }
    }
    return String.format(
        Locale.ROOT,
        "%s: HotSpot %.0f, WebAssembly %.0f, JavaScript %.0f µs a step",
        network,
        hotspot,
        browsers[0],
        browsers[1]);
  }

  private static String frames(Browser browser) throws IOException, InterruptedException {
    String counted =
        browser.run(
            "let frames = 0; const steps = page.java.steps(); const start = performance.now();"
                + "while (performance.now() - start < %d) {".formatted(1_000 * SECONDS)
                + " await new Promise(requestAnimationFrame); frames++; }"
                + "const seconds = (performance.now() - start) / 1000;"
                + "return (frames / seconds).toFixed(0) + ' frames/s, '"
                + " + ((page.java.steps() - steps) / seconds).toFixed(0) + ' steps/s';");
    return "Smooth on the page: " + counted;
  }
}
