package io.github.chainrule.runtime.io;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the JSON of a header into the descriptions of the tensors. What the format does not name is
 * refused, so whatever is accepted is understood in full.
 *
 * <p>Names are kept in sorted maps: colliding hash codes cannot make them slow.
 */
final class HeaderParser {
  /** The key that is no tensor but a map of texts. */
  static final String METADATA = "__metadata__";

  private static final int MOST_DIMENSIONS = 16;

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
    ElementType type = null;
    long[] shape = null;
    long[] offsets = null;
    json.expect('{');
    do {
      String key = json.string();
      json.expect(':');
      if (key.equals("dtype") && type == null) {
        type = type(name);
      } else if (key.equals("shape") && shape == null) {
        shape = numbers(name, MOST_DIMENSIONS);
      } else if (key.equals("data_offsets") && offsets == null) {
        offsets = numbers(name, 2);
      } else {
        throw new ModelFormatException(
            name, "dtype, shape and data_offsets once each", ModelFormatException.quoted(key));
      }
    } while (json.accept(','));
    json.expect('}');
    return tensor(name, type, shape, offsets);
  }

  private static TensorDescription tensor(
      String name, ElementType type, long[] shape, long[] offsets) throws ModelFormatException {
    if (type == null || shape == null || offsets == null) {
      String missing = type == null ? "dtype" : shape == null ? "shape" : "data_offsets";
      throw new ModelFormatException(name, missing, "none");
    }
    String found = Arrays.toString(offsets);
    if (offsets.length != 2 || offsets[0] > offsets[1]) {
      throw new ModelFormatException(name, "data_offsets [begin, end]", found);
    }
    long size = TensorDescription.size(type, shape);
    if (size != offsets[1] - offsets[0]) {
      String bytes = size < 0 ? "fewer than 2^63" : Long.toString(size);
      String expected = bytes + " bytes for " + type + " " + Arrays.toString(shape);
      throw new ModelFormatException(name, expected, "data_offsets " + found);
    }
    return new TensorDescription(name, type, offsets[0], shape);
  }

  private ElementType type(String name) throws ModelFormatException {
    String found = json.string();
    ElementType type = ElementType.named(found);
    if (type == null) {
      throw new ModelFormatException(
          name, "dtype F16, BF16, F32 or F64", ModelFormatException.quoted(found));
    }
    return type;
  }

  private long[] numbers(String name, int most) throws ModelFormatException {
    long[] numbers = new long[most];
    int count = 0;
    json.expect('[');
    if (!json.accept(']')) {
      do {
        if (count == most) {
          throw new ModelFormatException(name, "at most " + most + " numbers in a list", "more");
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
