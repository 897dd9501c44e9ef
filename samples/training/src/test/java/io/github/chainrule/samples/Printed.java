package io.github.chainrule.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a sample prints when it runs. */
public final class Printed {
  /** A sample, by its main method. */
  public interface Sample {
    void run(String[] args) throws IOException;
  }

  private Printed() {}

  /** Runs a sample with arguments and returns all that it printed to the standard output. */
  public static String by(Sample sample, String... args) throws IOException {
    PrintStream original = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      sample.run(args);
    } finally {
      System.setOut(original);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
