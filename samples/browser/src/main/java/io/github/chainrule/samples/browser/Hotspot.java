package io.github.chainrule.samples.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/**
 * Learns on this virtual machine what the page learns unless told otherwise, and writes the hashes
 * of the parameters, which the page shows beside its own.
 */
public final class Hotspot {
  private static final int SEEDS = 3;
  private static final int[] STEPS = {100, 1_000};

  private Hotspot() {}

  /**
   * Learns and writes.
   *
   * @param args the file to write
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    StringJoiner entries = new StringJoiner(",\n", "{\n", "\n}\n");
    entries.add("\"java\": \"" + machine() + "\"");
    for (Points points : Points.values()) {
      for (String network : Choice.NETWORKS) {
        for (int seed = 1; seed <= SEEDS && points != Points.OWN; seed++) {
          learn(new Choice(points, network, "Adam", Choice.ADAM_RATE, seed), entries);
        }
      }
    }
    Files.writeString(Path.of(args[0]), entries.toString());
  }

  private static void learn(Choice choice, StringJoiner entries) {
    Lesson lesson = new Lesson(choice);
    for (int steps : STEPS) {
      lesson.step(steps - lesson.steps());
      String name = choice.points() + " " + choice.network() + " " + choice.seed() + " " + steps;
      entries.add('"' + name + "\": \"" + lesson.hash() + '"');
    }
  }

  private static String machine() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.version");
  }
}
