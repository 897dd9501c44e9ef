package io.github.chainrule.exchange.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.Json;
import io.github.chainrule.exchange.hdf5.Hdf5Group;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/**
 * Weights as version 3 has them: {@code layers/dense_1/vars/0}, where a layer goes by its class and
 * how many of that class come before it, not by its name.
 */
final class CountedWeights implements KerasWeights {
  private final Hdf5Group root;
  private final String path;
  private final Map<String, String> groups = new HashMap<>();
  private final Map<String, JsonArray> inner = new HashMap<>();

  /**
   * Weights of the layers of a model.
   *
   * @param path the group of the model, with a stroke at the end, or nothing
   */
  CountedWeights(Hdf5Group root, String path, JsonArray layers) {
    this.root = root;
    this.path = path + "layers/";
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      JsonObject layer = Json.objectAt(layers, i);
      JsonObject config = Json.object(layer, "config");
      String kind = snakeCase(Json.text(layer, "class_name", ""));
      int before = counts.merge(kind, 1, Integer::sum) - 1;
      String name = Json.text(config, "name", Json.text(layer, "name", ""));
      groups.put(name, before == 0 ? kind : kind + "_" + before);
      inner.put(name, Json.array(config, "layers"));
    }
  }

  /** As Keras makes names of classes: {@code Conv2D} is conv2d, {@code LeakyReLU} leaky_re_lu. */
  static String snakeCase(String kind) {
    return kind.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public Tensor of(String layer, String role, int index) throws DamagedFileException {
    String at = path + groups.getOrDefault(layer, layer) + "/vars/" + index;
    Hdf5Group data = root.get(at);
    if (data == null || !data.isData()) {
      throw new DamagedFileException(
          "no weights '" + role + "' of the layer '" + layer + "', which should be at " + at);
    }
    return data.numbers();
  }

  @Override
  public KerasWeights inside(String layer) {
    return new CountedWeights(
        root,
        path + groups.getOrDefault(layer, layer) + "/",
        inner.getOrDefault(layer, new JsonArray()));
  }
}
