package io.github.chainrule.samples.digits;

import io.github.chainrule.runtime.f32.data.Dataset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The images, their pixels from 0 to 1. */
final class DigitImages {
  static final int WIDTH = 8;
  static final int PIXELS = WIDTH * WIDTH;
  static final int DIGITS = 10;

  private static final float BLACK = 16;

  private DigitImages() {}

  /** All of them, in the order of the file. */
  static Dataset read() {
    List<String> lines = lines();
    float[] x = new float[lines.size() * PIXELS];
    int[] digits = new int[lines.size()];
    for (int image = 0; image < digits.length; image++) {
      String[] numbers = lines.get(image).split(",", -1);
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        x[image * PIXELS + pixel] = Integer.parseInt(numbers[pixel]) / BLACK;
      }
      digits[image] = Integer.parseInt(numbers[PIXELS]);
    }
    return Dataset.ofClasses(x, PIXELS, digits, DIGITS);
  }

  private static List<String> lines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                DigitImages.class.getResourceAsStream("digits.csv"), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
