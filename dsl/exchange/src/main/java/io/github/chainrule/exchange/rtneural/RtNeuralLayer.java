package io.github.chainrule.exchange.rtneural;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.Json;
import io.github.chainrule.exchange.graph.ChannelsLast;
import io.github.chainrule.exchange.tensor.Tensor;

/** One layer of an RTNeural file. */
record RtNeuralLayer(JsonObject json, ChannelsLast nodes) {
  String type() {
    return Json.text(json, "type", "");
  }

  int weights() {
    return Json.array(json, "weights").size();
  }

  Tensor weight(int index) throws DamagedFileException {
    JsonArray weights = Json.array(json, "weights");
    if (index >= weights.size()) {
      throw new DamagedFileException("a layer of type '" + type() + "' without its weights");
    }
    return Json.tensor(weights.get(index));
  }

  /** The weights at a place; null if the layer has no such. */
  Tensor weightOrNull(int index) throws DamagedFileException {
    return index < weights() ? weight(index) : null;
  }

  /** Channels of what the layer gives. */
  int channels() {
    int[] shape = Json.ints(json.get("shape"), 1);
    return shape[shape.length - 1];
  }
}
