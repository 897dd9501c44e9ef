package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Activation;
import java.util.List;

/**
 * One dense layer of a network: its name, where its inputs come from, its width and its activation.
 *
 * <p>A layer reads the concatenation of its {@code sources}, each the index of an earlier layer or
 * {@link #NETWORK_INPUT}. The annotations of today always name the previous layer; the stages after
 * the reader accept any directed acyclic graph.
 */
public record LayerSpec(
    String name, List<Integer> sources, int units, Activation activation, boolean bias) {

  /** The source index that stands for the network's input. */
  public static final int NETWORK_INPUT = -1;

  public LayerSpec {
    sources = List.copyOf(sources);
  }
}
