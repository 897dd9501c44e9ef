package io.github.chainrule.exchange;

import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a safetensors file holds.
 *
 * @param tensors by their names, in the order of the file; those of types that are no numbers are
 *     left out
 * @param metadata its free texts
 */
public record SafetensorsContent(Map<String, Tensor> tensors, Map<String, String> metadata) {
  public SafetensorsContent {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Map.copyOf(metadata);
  }
}
