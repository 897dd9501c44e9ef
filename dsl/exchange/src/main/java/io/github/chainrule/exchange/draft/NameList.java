package io.github.chainrule.exchange.draft;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists of names in the metadata of files: of the features, and of the classes. */
public final class NameList {
  /** The entries of metadata that drafts have. */
  public static final String FEATURES = "features";

  public static final String CLASSES = "classes";

  private static final int MOST_CHARACTERS = 1 << 18;
  private static final int LONGEST = 120;

  private NameList() {}

  /** The text of a list. */
  public static String print(List<String> names) {
    return new Gson().toJson(names);
  }

  /**
   * Reads a list as people write it: an array in JSON or Python, a map from the indices, or names
   * with commas or line breaks between.
   *
   * @return the names; none if the text is no list of names
   */
  public static List<String> parse(String text) {
    if (text == null || text.length() > MOST_CHARACTERS) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String name : structured(text.strip())) {
      names.add(name.strip());
    }
    boolean usable = names.stream().allMatch(name -> !name.isEmpty() && name.length() <= LONGEST);
    return usable && names.size() > 1 ? List.copyOf(names) : List.of();
  }

  private static List<String> structured(String text) {
    if (!text.startsWith("[") && !text.startsWith("{")) {
      return Arrays.asList(text.split("\\s*[,\\n]\\s*", -1));
    }
    try {
      JsonElement element = JsonParser.parseString(text);
      return element.isJsonArray() ? ofArray(element.getAsJsonArray()) : ofMap(element);
    } catch (JsonParseException | IllegalStateException | StackOverflowError e) {
      return List.of();
    }
  }

  private static List<String> ofArray(JsonArray array) {
    List<String> names = new ArrayList<>();
    for (JsonElement one : array) {
      names.add(one.isJsonPrimitive() ? one.getAsString() : "");
    }
    return names;
  }

  private static List<String> ofMap(JsonElement element) {
    JsonObject map = element.getAsJsonObject();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < map.size(); i++) {
      JsonElement one = map.get(String.valueOf(i));
      names.add(one != null && one.isJsonPrimitive() ? one.getAsString() : "");
    }
    return names;
  }
}
