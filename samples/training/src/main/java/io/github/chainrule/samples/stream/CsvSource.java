package io.github.chainrule.samples.stream;

import io.github.chainrule.runtime.f32.data.SampleSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table of numbers with commas between them: first the inputs of a sample, then its targets. */
final class CsvSource extends SampleSource {
  private final Path file;

  CsvSource(Path file, int inputs, int outputs) {
    super(inputs, outputs);
    this.file = file;
  }

  @Override
  public Reader open(int epoch) throws IOException {
    BufferedReader lines = Files.newBufferedReader(file);
    return new Reader() {
      private long line;

      @Override
      public int read(float[] x, float[] t, int n) throws IOException {
        for (int row = 0; row < n; row++) {
          String text = lines.readLine();
          if (text == null) {
            return row;
          }
          line++;
          parse(text, line, row, x, t);
        }
        return n;
      }

      @Override
      public void close() throws IOException {
        lines.close();
      }
    };
  }

  private void parse(String text, long line, int row, float[] x, float[] t) throws IOException {
    String[] numbers = text.split(",", -1);
    if (numbers.length != inputs() + outputs()) {
      throw new IOException(
          file
              + ", line "
              + line
              + ": expected "
              + (inputs() + outputs())
              + " numbers, got "
              + text);
    }
    for (int k = 0; k < numbers.length; k++) {
      float number = number(numbers[k], line);
      if (k < inputs()) {
        x[row * inputs() + k] = number;
      } else {
        t[row * outputs() + k - inputs()] = number;
      }
    }
  }

  private float number(String text, long line) throws IOException {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw new IOException(file + ", line " + line + ": expected a number, got " + text, e);
    }
  }
}
