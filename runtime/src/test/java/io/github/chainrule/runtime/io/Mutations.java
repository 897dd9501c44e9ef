package io.github.chainrule.runtime.io;

import io.github.chainrule.runtime.Generator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes faults in a file. Many are in the header, with its length set right again, so that they get
 * beyond the first checks; others change bytes in place, so that some files stay right.
 */
public final class Mutations {
  private static final String[] NUMBERS = {
    "", "0", "00", "-1", "1e9", "0.5", "4294967296", "9223372036854775807", "99999999999999999999"
  };

  private static final String[] TEXTS = {
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\",
    "\\u",
    "\\ud800",
    "null",
    " ",
    "\u0000",
    "\"a\":",
    "\"__metadata__\":{},",
    "\"dtype\":\"F16\",",
    "\"shape\":[],",
    "\"F64\"",
    "\"BF16\"",
    "\"BOOL\"",
    "\"F4\"",
    "\"x\":[null,{\"y\":-1.5e3}],",
    "\"x\":{\"dtype\":\"I64\",\"shape\":[0],\"data_offsets\":[0,0]},",
    "é",
    "😀"
  };

  private final Generator random;
  private final byte[] original;

  /** Makes faults in a right file. */
  public Mutations(Generator random, byte[] original) {
    this.random = random;
    this.original = original;
  }

  /** Another file with faults. */
  public byte[] next() {
    int kind = random.nextInt(8);
    if (kind == 0) {
      return Arrays.copyOf(original, random.nextInt(original.length + 20));
    }
    if (kind < 3) {
      return edited(original);
    }
    if (kind < 5) {
      return overwritten();
    }
    int length = LittleEndian.readInt(original, 0);
    byte[] header = edited(Arrays.copyOfRange(original, 8, 8 + length));
    return HandmadeFile.file(header, Arrays.copyOfRange(original, 8 + length, original.length));
  }

  private byte[] overwritten() {
    byte[] result = original.clone();
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      result[random.nextInt(result.length)] = (byte) random.nextInt(256);
    }
    return result;
  }

  private byte[] edited(byte[] bytes) {
    byte[] result = bytes;
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      int at = random.nextInt(result.length);
      int end = Math.min(result.length, at + 1 + random.nextInt(random.nextInt(4) == 0 ? 99 : 4));
      result =
          HandmadeFile.join(
              Arrays.copyOf(result, at),
              piece(result),
              Arrays.copyOfRange(result, end, result.length));
    }
    return result;
  }

  /** What takes the place of some bytes. */
  private byte[] piece(byte[] bytes) {
    return switch (random.nextInt(7)) {
      case 0 -> new byte[] {(byte) random.nextInt(256)};
      case 1 -> utf8(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 2 -> utf8(TEXTS[random.nextInt(TEXTS.length)]);
      case 3 -> {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + random.nextInt(100));
        yield Arrays.copyOfRange(bytes, from, to);
      }
      case 4 -> utf8(Integer.toString(random.nextInt(400)));
      case 5 -> utf8("[{\"".substring(random.nextInt(3)).repeat(random.nextInt(300)));
      default -> new byte[random.nextInt(10)];
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
