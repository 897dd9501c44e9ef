package io.github.chainrule.samples.personalisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.Printed;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalisationTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "2"})
  void lastLayerAdaptsToThePersonAndTheFrozenOnesKeepTheirBits(String seed) throws IOException {
    String printed = Printed.by(Main::main, seed);
    double[] person = numbers(printed, "one person +(\\S+) % +(\\S+) %");
    assertTrue(person[0] < 80, printed);
    assertTrue(person[1] > 98, printed);
    double[] population = numbers(printed, "population +(\\S+) % +(\\S+) %");
    assertTrue(population[0] > 99, printed);
    assertTrue(population[1] > 90, printed);
    assertEquals(0, numbers(printed, "strokes +544 +(\\d+)\n")[0]);
    assertEquals(0, numbers(printed, "features +792 +(\\d+)\n")[0]);
    assertEquals(125, numbers(printed, "gesture +125 +(\\d+)\n")[0]);
  }

  @Test
  void stepsAllocateNothing() throws IOException {
    String printed = Printed.by(Main::main, "3");
    assertEquals(300, numbers(printed, "  (\\d+) steps in [0-9.]+ ms")[0]);
    assertTrue(numbers(printed, "bytes allocated: (\\S+) with the first step")[0] > 0, printed);
    // What a step allocated would be in all of them.
    assertTrue(numbers(printed, "  0 by (\\d+) of the other 299")[0] >= 270, printed);
  }

  private static double[] numbers(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), pattern + " in\n" + text);
    double[] numbers = new double[matcher.groupCount()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = Double.parseDouble(matcher.group(k + 1).replace(",", ""));
    }
    return numbers;
  }
}
