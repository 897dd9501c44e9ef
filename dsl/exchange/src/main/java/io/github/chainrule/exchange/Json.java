package io.github.chainrule.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.chainrule.exchange.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** JSON in which what is looked for may be missing, or of another kind. */
public final class Json {
  private static final int MOST_AXES = 8;

  private Json() {}

  /** Parses an object. */
  public static JsonObject parse(byte[] text) throws DamagedFileException {
    try {
      JsonElement element = JsonParser.parseString(new String(text, StandardCharsets.UTF_8));
      if (element.isJsonObject()) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException | StackOverflowError | NumberFormatException e) {
      throw new DamagedFileException("JSON that is malformed");
    }
    throw new DamagedFileException("JSON that is not an object");
  }

  private static <T> T convert(JsonElement element, T otherwise, Function<JsonElement, T> as) {
    try {
      return element == null || element.isJsonNull() ? otherwise : as.apply(element);
    } catch (IllegalStateException | UnsupportedOperationException | NumberFormatException e) {
      return otherwise;
    }
  }

  public static String text(JsonObject object, String key, String otherwise) {
    return convert(object.get(key), otherwise, JsonElement::getAsString);
  }

  public static double real(JsonObject object, String key, double otherwise) {
    return convert(object.get(key), otherwise, JsonElement::getAsDouble);
  }

  public static int integer(JsonObject object, String key, int otherwise) {
    return (int) real(object, key, otherwise);
  }

  public static boolean flag(JsonObject object, String key, boolean otherwise) {
    return convert(object.get(key), otherwise, JsonElement::getAsBoolean);
  }

  /** An object; an empty one if there is none. */
  public static JsonObject object(JsonObject object, String key) {
    return convert(object.get(key), new JsonObject(), JsonElement::getAsJsonObject);
  }

  public static JsonArray array(JsonObject object, String key) {
    return convert(object.get(key), new JsonArray(), JsonElement::getAsJsonArray);
  }

  public static JsonObject objectAt(JsonArray array, int index) {
    JsonElement element = index < array.size() ? array.get(index) : null;
    return convert(element, new JsonObject(), JsonElement::getAsJsonObject);
  }

  public static String textAt(JsonArray array, int index) {
    JsonElement element = index < array.size() ? array.get(index) : null;
    return convert(element, "", JsonElement::getAsString);
  }

  /** Integers, −1 where there is none; one number stands for a list of it. */
  public static int[] ints(JsonElement element, int... otherwise) {
    if (element == null || element.isJsonNull()) {
      return otherwise;
    }
    if (!element.isJsonArray()) {
      return new int[] {convert(element, -1.0, JsonElement::getAsDouble).intValue()};
    }
    JsonArray array = element.getAsJsonArray();
    int[] ints = new int[array.size()];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = convert(array.get(i), -1.0, JsonElement::getAsDouble).intValue();
    }
    return ints;
  }

  /** Numbers in lists in lists. */
  public static Tensor tensor(JsonElement element) throws DamagedFileException {
    List<Integer> shape = new ArrayList<>();
    JsonElement first = element;
    while (first != null && first.isJsonArray() && shape.size() < MOST_AXES) {
      shape.add(first.getAsJsonArray().size());
      first = first.getAsJsonArray().isEmpty() ? null : first.getAsJsonArray().get(0);
    }
    List<Double> numbers = new ArrayList<>();
    collect(element, shape, 0, numbers);
    double[] data = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    return Tensor.of(shape.stream().mapToInt(Integer::intValue).toArray(), data);
  }

  private static void collect(
      JsonElement element, List<Integer> shape, int axis, List<Double> numbers)
      throws DamagedFileException {
    boolean list = element != null && element.isJsonArray();
    if (list != axis < shape.size()
        || (list && element.getAsJsonArray().size() != shape.get(axis))) {
      throw new DamagedFileException("JSON with lists of numbers that are not of one shape");
    }
    if (!list) {
      numbers.add(convert(element, Double.NaN, JsonElement::getAsDouble));
      return;
    }
    for (JsonElement inner : element.getAsJsonArray()) {
      collect(inner, shape, axis + 1, numbers);
    }
  }
}
