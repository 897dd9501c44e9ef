package io.github.chainrule.samples.android.apk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.android.tools.r8.CompilationFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as a package that Android would install: its signature, what it asks for, its size. */
class ApkTest {
  private static final Path APK = Path.of("target", "gestures.apk");
  private static final Path WHOLE = Path.of("target", "gestures-d8.apk");

  @BeforeAll
  static void build(@TempDir Path folder)
      throws IOException, InterruptedException, CompilationFailedException {
    new ApkBuilder(Files.createDirectory(folder.resolve("r8"))).release(APK);
    new ApkBuilder(Files.createDirectory(folder.resolve("d8"))).whole(WHOLE);
  }

  private static List<String> badging() throws IOException, InterruptedException {
    return Tool.run("aapt2", "dump", "badging", APK.toString());
  }

  /** An attribute of the manifest in the package, as aapt2 prints it. */
  private static String attribute(String name) throws IOException, InterruptedException {
    String manifest =
        String.join(
            "\n",
            Tool.run("aapt2", "dump", "xmltree", "--file", "AndroidManifest.xml", APK.toString()));
    Matcher matcher = Pattern.compile("\\b" + name + "\\(0x\\w+\\)=(\\S+)").matcher(manifest);
    assertTrue(matcher.find(), () -> name + " is not in\n" + manifest);
    return matcher.group(1);
  }

  @Test
  void signatureIsVerifiedByAllSchemes() throws IOException, InterruptedException {
    for (Path apk : List.of(APK, WHOLE)) {
      List<String> verified = Tool.run("apksigner", "verify", "--verbose", apk.toString());
      assertTrue(verified.contains("Verifies"), verified.toString());
      for (String scheme : List.of("v1", "v2", "v3")) {
        Pattern line = Pattern.compile("Verified using " + scheme + " scheme .*: true");
        assertTrue(verified.stream().anyMatch(it -> line.matcher(it).matches()), verified + "");
      }
      Tool.run("zipalign", "-c", "-p", "4", apk.toString());
    }
  }

  @Test
  void badgeSaysWhatTheGradleBuildSays() throws IOException, InterruptedException {
    String lines = String.join("\n", badging());
    String id = "io.github.chainrule.samples.android";
    assertTrue(
        lines.startsWith("package: name='" + id + "' versionCode='1' versionName='0.1.0' "), lines);
    assertTrue(lines.contains("\nsdkVersion:'21'\ntargetSdkVersion:'35'\n"), lines);
    assertTrue(lines.contains("\napplication-label:'Gestures'\n"), lines);
    assertTrue(lines.contains("\nlaunchable-activity: name='" + id + ".MainActivity' "), lines);
  }

  @Test
  void noPermissionIsAskedForAndNothingLeavesTheDevice() throws IOException, InterruptedException {
    List<String> asked =
        badging().stream().filter(line -> line.matches("(uses-)?permission.*")).toList();
    assertEquals(List.of(), asked);
    assertEquals("true", attribute("exported"));
    assertEquals("false", attribute("allowBackup"));
    String rules =
        String.join(
            "\n",
            Tool.run(
                "aapt2",
                "dump",
                "xmltree",
                "--file",
                "res/xml/data_extraction_rules.xml",
                APK.toString()));
    assertTrue(attribute("dataExtractionRules").startsWith("@0x"));
    for (String way : List.of("cloud-backup", "device-transfer")) {
      assertTrue(rules.contains("E: " + way), rules);
    }
    assertEquals(2 * 5, rules.split("E: exclude", -1).length - 1, rules);
  }

  /** Pages of 16 kB are a matter of native libraries, which are none. */
  @Test
  void contentIsOneDexFileAndResources() throws IOException {
    Set<String> names = new TreeSet<>();
    try (ZipFile zip = new ZipFile(APK.toFile())) {
      zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> !name.startsWith("META-INF/"))
          .forEach(names::add);
      assertEquals(ZipEntry.STORED, zip.getEntry("resources.arsc").getMethod());
    }
    assertEquals(
        Set.of(
            "AndroidManifest.xml",
            "classes.dex",
            "res/xml/data_extraction_rules.xml",
            "resources.arsc"),
        names);
  }

  @Test
  void sizesAreThoseOfThePage() throws IOException {
    String page = Files.readString(Path.of("README.md"));
    assertStated(page, "R8", APK, 0.05);
    // It grows with every part of the runtime, used or not.
    assertStated(page, "D8", WHOLE, 0.2);
  }

  /** To a share, for compilers differ. */
  private static void assertStated(String page, String compiler, Path apk, double share)
      throws IOException {
    Pattern row =
        Pattern.compile("(?m)^\\| " + compiler + " .* \\| ([0-9.]+) kB \\| ([0-9.]+) kB \\|$");
    Matcher matcher = row.matcher(page);
    assertTrue(matcher.find(), () -> "no row of " + compiler);
    try (ZipFile zip = new ZipFile(apk.toFile())) {
      assertSize(zip.getEntry("classes.dex").getSize(), matcher.group(1), share);
    }
    assertSize(Files.size(apk), matcher.group(2), share);
  }

  private static void assertSize(long bytes, String stated, double share) {
    assertEquals((double) bytes, 1000 * Double.parseDouble(stated), share * bytes);
  }
}
