package io.github.chainrule.runtime.io;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the JSON of a header into the descriptions of the tensors. It accepts what the format's own
 * library does, such as keys that the format does not name, which are passed over; but a name that
 * stands for two tensors or two texts is refused.
 *
 * <p>Names are kept in sorted maps: colliding hash codes cannot make them slow.
 */
final class HeaderParser {
  /** The key that is no tensor but a map of texts. */
  static final String METADATA = "__metadata__";

  private final JsonScanner json;
  private final Map<String, TensorDescription> tensors = new TreeMap<String, TensorDescription>();
  private Map<String, String> metadata;

  private HeaderParser(String text) {
    json = new JsonScanner(text);
  }

  /** Parses a header; the places of the tensors are not compared with each other. */
  static SafetensorsHeader parse(String text) throws ModelFormatException {
    return new HeaderParser(text).header();
  }

  private SafetensorsHeader header() throws ModelFormatException {
    json.expect('{');
    if (!json.accept('}')) {
      do {
        entry();
      } while (json.accept(','));
      json.expect('}');
    }
    json.expectEnd();
    if (metadata == null) {
      metadata = Collections.emptyMap();
    }
    return SafetensorsHeader.inOrderOfData(metadata, tensors.values());
  }

  private void entry() throws ModelFormatException {
    String key = json.string();
    json.expect(':');
    if (tensors.containsKey(key) || (key.equals(METADATA) && metadata != null)) {
      throw duplicate(key, key);
    }
    json.about(key);
    if (key.equals(METADATA)) {
      readMetadata();
    } else {
      tensors.put(key, tensor(key));
    }
    json.about("header");
  }

  private void readMetadata() throws ModelFormatException {
    metadata = new TreeMap<String, String>();
    if (json.accept("null")) {
      return;
    }
    json.expect('{');
    if (json.accept('}')) {
      return;
    }
    do {
      String key = json.string();
      json.expect(':');
      if (metadata.put(key, json.string()) != null) {
        throw duplicate(METADATA, key);
      }
    } while (json.accept(','));
    json.expect('}');
  }

  private TensorDescription tensor(String name) throws ModelFormatException {
    String dtype = null;
    long[] shape = null;
    long[] offsets = null;
    json.expect('{');
    boolean more = !json.accept('}');
    while (more) {
      String key = json.string();
      json.expect(':');
      if (key.equals("dtype")) {
        once(name, key, dtype);
        dtype = json.string();
      } else if (key.equals("shape")) {
        once(name, key, shape);
        shape = numbers();
      } else if (key.equals("data_offsets")) {
        once(name, key, offsets);
        offsets = numbers();
      } else {
        new IgnoredValue(json).pass();
      }
      more = json.accept(',');
      if (!more) {
        json.expect('}');
      }
    }
    if (dtype == null || shape == null || offsets == null) {
      String missing = dtype == null ? "dtype" : shape == null ? "shape" : "data_offsets";
      throw new ModelFormatException(name, missing, "none");
    }
    return TensorDescription.of(name, dtype, shape, offsets);
  }

  private static void once(String name, String key, Object before) throws ModelFormatException {
    if (before != null) {
      throw duplicate(name, key);
    }
  }

  private long[] numbers() throws ModelFormatException {
    long[] numbers = new long[4];
    int count = 0;
    json.expect('[');
    if (!json.accept(']')) {
      do {
        if (count == numbers.length) {
          numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = json.wholeNumber();
      } while (json.accept(','));
      json.expect(']');
    }
    return Arrays.copyOf(numbers, count);
  }

  private static ModelFormatException duplicate(String subject, String key) {
    return new ModelFormatException(
        subject, "each name once", ModelFormatException.quoted(key) + " again");
  }
}
