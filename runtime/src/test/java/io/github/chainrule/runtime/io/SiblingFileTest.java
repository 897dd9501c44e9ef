package io.github.chainrule.runtime.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class SiblingFileTest {
  private static final String[] CHARACTERS = {"a", "é", "語", "😀", "."};
  private static final File DIRECTORY = new File("/models");

  @Test
  void shortNamesAreKept() {
    File file = new File(DIRECTORY, "model.safetensors");
    assertEquals(
        new File(DIRECTORY, "model.safetensors.new1.tmp"), SiblingFile.of(file, ".new1.tmp"));
  }

  /** Whatever a file system limits, it allows the new name if it allows the old one. */
  @Test
  void longNamesGrowInNoMeasure() {
    long seed = 20250102;
    Generator random = new Generator(seed);
    for (int trial = 0; trial < 2_000; trial++) {
      StringBuilder name = new StringBuilder();
      for (int k = 1 + random.nextInt(255); k > 0; k--) {
        name.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
      }
      String sibling = sibling(name.toString());
      Supplier<String> message = () -> "seed " + seed + ": " + name + " and " + sibling;
      assertTrue(bytes(sibling) <= Math.max(100, bytes(name.toString())), message);
      assertTrue(sibling.length() <= Math.max(100, name.length()), message);
      assertEquals(
          sibling, new String(sibling.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
      assertTrue(sibling.endsWith(".new2147483647.tmp"), message);
    }
  }

  @Test
  void longNamesThatBeginAlikeHaveSiblingsOfTheirOwn() {
    String name = "m".repeat(250);
    assertNotEquals(sibling(name + "1"), sibling(name + "2"));
  }

  private static String sibling(String name) {
    return SiblingFile.of(new File(DIRECTORY, name), ".new2147483647.tmp").getName();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
