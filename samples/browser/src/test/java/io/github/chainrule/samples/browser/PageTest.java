package io.github.chainrule.samples.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.browser.Browser.Look;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a browser shows it, and its bits beside those of this virtual machine. */
final class PageTest {
  private static final Path SITE = Path.of(System.getProperty("site"));
  private static final Path TESTED = Path.of(System.getProperty("tested"));
  private static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots"));
  private static final int WIDE = 1280;
  private static final int HEIGHT = 1000;
  private static final String UNTIL_READY =
      "while (!window.page?.java) await new Promise(r => setTimeout(r, 50));";

  @TempDir private static Path profiles;

  private static Site site;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    site = new Site(0, SITE, TESTED);
    browser = Browser.start(profiles.resolve("light"), Look.LIGHT);
  }

  @AfterAll
  static void end() throws IOException {
    browser.close();
    site.close();
  }

  @BeforeEach
  void open() throws IOException, InterruptedException {
    browser.resize(WIDE, HEIGHT);
    browser.open(site.address());
    browser.run(UNTIL_READY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(await TeaVM.wasmGC.load('bits.wasm')).exports", "await import('/rounded.js')"})
  void webAssemblyAndRoundedJavaScriptHaveTheBitsOfThisMachine(String loaded)
      throws IOException, InterruptedException {
    String load = "const tested = " + loaded + ";";
    assertEquals(
        lines(Bits.ofFloats()), lines(parsed(browser.run(load + "return tested.floats();"))));
    assertEquals(
        lines(Bits.ofDoubles()), lines(parsed(browser.run(load + "return tested.doubles();"))));
  }

  private static Map<String, String> parsed(String lines) {
    return Arrays.stream(lines.split("\n"))
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0], (a, b) -> a, TreeMap::new));
  }

  private static String lines(Map<String, String> hashes) {
    return hashes.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"floats", "doubles"})
  void javaScriptWithOtherArithmeticRefusesToCompute(String precision)
      throws IOException, InterruptedException {
    String message =
        browser.run(
            "const tested = await import('/bits.js');"
                + "try { return tested."
                + precision
                + "(); } catch (e) { return e.message; }");
    assertTrue(
        message.endsWith("is not Java's; compile to WebAssembly, not to JavaScript"), message);
  }

  @Test
  void browserWithoutWebAssemblyLearnsTheSameByJavaScript()
      throws IOException, InterruptedException {
    try (Browser old = Browser.start(profiles.resolve("old"), Look.LIGHT)) {
      old.runBeforePages("delete window.WebAssembly;");
      old.open(site.address());
      String means = old.run(UNTIL_READY + "return document.getElementById('means').textContent;");
      assertTrue(means.startsWith("JavaScript"), means);
      Lesson lesson = new Lesson(new Choice(Points.MOONS, "Smooth", "Adam", Choice.ADAM_RATE, 1));
      lesson.step(100);
      String hash =
          old.run(
              "document.getElementById('run').click();"
                  + "page.java.start('MOONS', 'Smooth', 'Adam', 0.01, 1); page.java.step(100);"
                  + "return page.java.hash();");
      assertEquals(lesson.hash(), hash);
      assertEquals(
          "true",
          old.run(
              "const file = page.java.save(); page.java.step(1);"
                  + "return page.java.load(file) === '' && page.java.hash() === '"
                  + hash
                  + "';"));
    }
  }

  @Test
  void pageHasTheHashesOfHotspot() throws IOException, InterruptedException {
    for (String network : Choice.NETWORKS) {
      for (int seed = 1; seed <= 2; seed++) {
        Lesson lesson =
            new Lesson(new Choice(Points.MOONS, network, "Adam", Choice.ADAM_RATE, seed));
        lesson.step(1_000);
        String hash =
            browser.run(
                "page.java.start('MOONS', '%s', 'Adam', 0.01, %d); page.java.step(1000);"
                        .formatted(network, seed)
                    + "return page.java.hash();");
        assertEquals(lesson.hash(), hash, network + ", seed " + seed);
      }
    }
  }

  @Test
  void pageSaysThatBitsAreTheSame() throws IOException, InterruptedException {
    String verdict =
        browser.run(
            "document.getElementById('speed').value = 5;"
                + "while (page.java.steps() < 1000) await new Promise(r => setTimeout(r, 50));"
                + "await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));"
                + "return document.getElementById('verdict').textContent;");
    assertEquals("The same bits.", verdict);
    browser.screenshot(SCREENSHOTS.resolve("wide.png"));
    browser.resize(WIDE, 1700);
    browser.screenshot(SCREENSHOTS.resolve("whole.png"));
  }

  @Test
  void keysPauseStepAndSetPoints() throws IOException, InterruptedException {
    browser.type("p");
    browser.run(
        "document.getElementById('points').value = 'RINGS'; "
            + "document.getElementById('restart').click();");
    browser.type("ss");
    assertEquals("2", browser.run("return page.java.steps();"));
    assertEquals("Run", browser.run("return document.getElementById('run').textContent;"));
    String before = browser.run("return page.java.points().length / 3;");
    browser.run("document.getElementById('plane').focus();");
    browser.type("\ue014\ue014\ue013\ue007");
    assertEquals(
        "0.10, 0.05 set", browser.run("return document.getElementById('cursor').textContent;"));
    browser.type("\ue012 ");
    assertEquals(
        Integer.parseInt(before) + 2,
        Integer.parseInt(browser.run("return page.java.points().length / 3;")));
    assertEquals("OWN", browser.run("return document.getElementById('points').value;"));
  }

  /**
   * Tab goes to everything that can be done, in the order of the page, and one sees where it is.
   */
  @Test
  void everyControlIsReachedByTabAndShowsIt() throws IOException, InterruptedException {
    browser.type("p");
    StringBuilder reached = new StringBuilder();
    for (String id = ""; !id.equals("load"); ) {
      browser.type("\ue004");
      String[] focus =
          browser
              .run(
                  "const e = document.activeElement; const shown = e.id === 'load' ?"
                      + " e.parentElement : e; const style = getComputedStyle(shown);"
                      + "return (e.id || e.name || e.tagName) + ' ' + style.outlineStyle"
                      + " + style.outlineWidth;")
              .split(" ", 2);
      id = focus[0];
      assertEquals("solid3px", focus[1], id);
      reached.append(id).append(' ');
      assertTrue(reached.length() < 200, reached.toString());
    }
    assertEquals(
        "plane run step restart speed colour clear points network optimizer rate seed SUMMARY save"
            + " load ",
        reached.toString());
  }

  @Test
  void savedNetworkIsLoadedAgain() throws IOException, InterruptedException {
    browser.type("p");
    String both =
        browser.run(
            "page.java.step(20); const file = page.java.save(); const hash = page.java.hash();"
                + "page.java.step(20); const other = page.java.hash();"
                + "const message = page.java.load(file);"
                + "return [hash === page.java.hash(), hash === other, message].join();");
    assertEquals("true,false,", both);
  }

  @Test
  void fileOfAnotherNetworkIsRefusedWithReason() throws IOException, InterruptedException {
    browser.type("p");
    String message =
        browser.run(
            "const file = page.java.save(); page.java.start('MOONS', 'Deep', 'Adam', 0.01, 1);"
                + "return page.java.load(file);");
    assertTrue(message.startsWith("architecture: expected first: 2 -> 8"), message);
  }

  @ParameterizedTest
  @EnumSource(names = {"PHONE", "NARROW"})
  void phoneNeedsNoScrollingSideways(Look look) throws IOException, InterruptedException {
    String name = look.name().toLowerCase(Locale.ROOT);
    try (Browser phone = Browser.start(profiles.resolve(name), look)) {
      phone.open(site.address());
      phone.run(
          UNTIL_READY
              + "document.getElementById('run').click();"
              + "document.getElementById('network').value = 'Deep';"
              + "document.getElementById('restart').click();"
              + "document.querySelector('details').open = true;");
      String width = look == Look.PHONE ? "390" : "360";
      assertEquals(
          width + " " + width,
          phone.run(
              "const e = document.documentElement; return innerWidth + ' ' + e.scrollWidth;"));
      assertEquals(
          "1",
          phone.run(
              "const range = document.createRange();"
                  + "range.selectNodeContents(document.getElementById('there-100'));"
                  + "return range.getClientRects().length;"),
          "lines of a hash");
      phone.screenshot(SCREENSHOTS.resolve(name + ".png"));
      phone.run("document.querySelector('.layers').scrollIntoView();");
      phone.screenshot(SCREENSHOTS.resolve(name + "-below.png"));
    }
  }

  @Test
  void darkPageIsDark() throws IOException, InterruptedException {
    try (Browser dark = Browser.start(profiles.resolve("dark"), Look.DARK)) {
      dark.resize(WIDE, HEIGHT);
      dark.open(site.address());
      dark.run(
          UNTIL_READY
              + "while (page.java.steps() < 200) await new Promise(r => setTimeout(r, 50));");
      assertEquals(
          "rgb(20, 22, 26)", dark.run("return getComputedStyle(document.body).backgroundColor;"));
      dark.screenshot(SCREENSHOTS.resolve("dark.png"));
    }
  }

  /** To a twentieth, for versions of compilers differ. */
  @ParameterizedTest
  @ValueSource(strings = {"page.wasm", "page.plain.js"})
  void downloadIsAsLargeAsThePageOfThisModuleSays(String name) throws IOException {
    byte[] file = Files.readAllBytes(SITE.resolve(name));
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(file);
    }
    Matcher row =
        Pattern.compile("(?m)^\\| .*`" + name + "` \\| ([\\d,]+) \\| ([\\d,]+) \\|$")
            .matcher(Files.readString(Path.of("README.md")));
    assertTrue(row.find(), name);
    assertEquals(file.length, bytes(row.group(1)), 0.05 * file.length);
    assertEquals(zipped.size(), bytes(row.group(2)), 0.05 * zipped.size());
  }

  private static double bytes(String stated) {
    return Double.parseDouble(stated.replace(",", ""));
  }
}
