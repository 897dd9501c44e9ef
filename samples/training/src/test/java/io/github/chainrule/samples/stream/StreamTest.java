package io.github.chainrule.samples.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.SampleSource;
import io.github.chainrule.runtime.train.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTest {
  @TempDir private Path folder;

  @Test
  void tableIsLearnedFromLineByLine() throws IOException {
    Path table = folder.resolve("payments.csv");
    Path others = folder.resolve("others.csv");
    Main.write(table, 3000, 1);
    Main.write(others, 700, 2);
    History history = Main.learn(table, others).history();
    assertEquals(2, history.epochs());
    assertTrue(history.loss()[1] < history.loss()[0]);
    assertTrue(history.validationLoss()[1] < history.validationLoss()[0]);
  }

  @Test
  void lineThatIsNoSampleIsNamed() throws IOException {
    Path table = folder.resolve("payments.csv");
    float[] x = new float[4];
    float[] t = new float[2];
    Files.writeString(table, "1,2,0\n3,4,1\n");
    try (SampleSource.Reader reader = new CsvSource(table, 2, 1).open(1)) {
      assertEquals(2, reader.read(x, t, 2));
      assertArrayEquals(new float[] {1, 2, 3, 4}, x);
      assertArrayEquals(new float[] {0, 1}, t);
      assertEquals(0, reader.read(x, t, 2));
    }
    for (String line : new String[] {"3,4", "3,4,x"}) {
      Files.writeString(table, "1,2,0\n" + line + "\n");
      try (SampleSource.Reader reader = new CsvSource(table, 2, 1).open(1)) {
        IOException e = assertThrows(IOException.class, () -> reader.read(x, t, 2));
        assertTrue(e.getMessage().contains("payments.csv, line 2: expected"), e.getMessage());
      }
    }
  }
}
