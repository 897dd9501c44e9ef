package io.github.chainrule.exchange.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.chainrule.exchange.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A value of a functional model.
 *
 * @param layer the layer that gives it
 * @param node which of the layer's applications
 * @param index which of its values
 */
record KerasTensor(String layer, int node, int index) {
  private static final int DEEPEST = 10;

  /** {@code ["name", 0, 0]}, or a list of such. */
  static List<KerasTensor> list(JsonElement element) {
    List<KerasTensor> tensors = new ArrayList<>();
    collect(element, tensors, 0);
    return tensors;
  }

  private static void collect(JsonElement element, List<KerasTensor> tensors, int depth) {
    if (element == null || depth > DEEPEST) {
      return;
    }
    if (element.isJsonObject()) {
      collectObject(element.getAsJsonObject(), tensors, depth);
    } else if (element.isJsonArray()) {
      JsonArray array = element.getAsJsonArray();
      boolean tensor = array.size() >= 3 && isText(array.get(0)) && !isText(array.get(1));
      if (tensor) {
        int[] numbers = Json.ints(array);
        tensors.add(new KerasTensor(Json.textAt(array, 0), numbers[1], numbers[2]));
      } else {
        array.forEach(inner -> collect(inner, tensors, depth + 1));
      }
    }
  }

  /** Version 3 describes values as objects among the arguments of a call. */
  private static void collectObject(JsonObject object, List<KerasTensor> tensors, int depth) {
    if (Json.text(object, "class_name", "").equals("__keras_tensor__")) {
      collect(Json.object(object, "config").get("keras_history"), tensors, depth + 1);
    } else if (object.has("args")) {
      collect(object.get("args"), tensors, depth + 1);
    }
  }

  private static boolean isText(JsonElement element) {
    return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
  }

  /** What an application of a layer reads. */
  static List<KerasTensor> inputs(JsonElement node) {
    return list(node);
  }
}
