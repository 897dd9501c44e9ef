package io.github.chainrule.samples.robotarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class RobotArmTest {
  private static final Path GENERATED =
      Path.of("target/generated-sources/annotations/io/github/chainrule/samples/robotarm");

  private static final String STEP = "(?m)^ +(\\d+) +(\\S+) +(\\S+) +(\\S+) +(\\S+) +(\\S+)$";

  @TempDir static Path folder;
  private static String printed;

  @BeforeAll
  static void run() throws IOException {
    printed = Printed.by(Main::main, folder.toString());
  }

  @Test
  void networkKnowsTheHandToHalfAMillimetre() {
    assertTrue(number("where the hand is to ([0-9.]+) mm") < 0.5, printed);
  }

  @Test
  void eachStepBringsTheHandNearerUntilItIsThere() {
    List<double[]> steps = rows(STEP);
    assertTrue(steps.size() > 5 && steps.size() < 20, steps.size() + " rows");
    for (int k = 1; k < steps.size(); k++) {
      assertTrue(steps.get(k)[3] < steps.get(k - 1)[3], "step " + k);
    }
    double[] last = steps.get(steps.size() - 1);
    assertTrue(last[3] <= 0.1, "by the network " + last[3]);
    // What is left is the error of the network at the target.
    assertTrue(last[4] < 0.5, "by the arm " + last[4]);
    for (double[] step : steps) {
      assertEquals(step[3], step[4], 1, "both distances, in millimetres");
      assertTrue(step[5] < 0.005, "Jacobian off by " + step[5]);
    }
  }

  @Test
  void jacobianOfTheNetworkIsNearlyThatOfTheArm() {
    for (double[] row : rows("(?m)^  d[xy] +(\\S+) +(\\S+) +(\\S+) +(\\S+)$")) {
      assertEquals(row[2], row[0], 0.005);
      assertEquals(row[3], row[1], 0.005);
    }
  }

  @Test
  void differencesTakeFourForwardPassesAndAreWorseWhereTheyAreWideOrNarrow() {
    double[] calls = rows("as generated +(\\d+) calls, +(\\S+) operations").get(0);
    double[] passes = rows("by differences +(\\d+) forward passes, +(\\S+) operations").get(0);
    assertEquals(4 * calls[0], passes[0]);
    assertTrue(calls[1] < passes[1]);
    List<double[]> errors = rows("(\\S+) m/rad, if the angles move by (\\S+)");
    assertEquals(5, errors.size());
    assertTrue(errors.get(0)[0] > 10 * errors.get(1)[0]);
    assertTrue(errors.get(4)[0] > 100 * errors.get(1)[0]);
  }

  @Test
  void operationsAreThoseThatTheGeneratedClassesCount() throws IOException {
    double calls = rows("as generated +(\\d+) calls, +(\\S+) operations").get(0)[1];
    double passes = rows("by differences +(\\d+) forward passes, +(\\S+) operations").get(0)[1];
    assertEquals(12 * counted("ArmKinematicsJacobian.java"), calls);
    assertEquals(48 * counted("ArmKinematicsForward.java"), passes);
  }

  private static double counted(String file) throws IOException {
    String javadoc = Files.readString(GENERATED.resolve(file)).replaceAll("\\s+\\* ", " ");
    return rows(javadoc, "Operations .*?: ([0-9,]+) \\(").get(0)[0];
  }

  @Test
  void pictureHasAnArmForEachStep() throws Exception {
    Document picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("reach.svg").toFile());
    NodeList lines = picture.getElementsByTagName("polyline");
    int rows = rows(STEP).size();
    assertEquals(rows + 1, lines.getLength(), "the arms, and the way of the hand");
  }

  private static double number(String pattern) {
    return rows(pattern).get(0)[0];
  }

  private static List<double[]> rows(String pattern) {
    return rows(printed, pattern);
  }

  private static List<double[]> rows(String text, String pattern) {
    List<MatchResult> results = Pattern.compile(pattern).matcher(text).results().toList();
    assertTrue(!results.isEmpty(), pattern + " in\n" + text);
    return results.stream().map(RobotArmTest::numbers).toList();
  }

  private static double[] numbers(MatchResult result) {
    double[] numbers = new double[result.groupCount()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = Double.parseDouble(result.group(k + 1).replace(",", ""));
    }
    return numbers;
  }
}
