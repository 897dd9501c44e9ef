package io.github.chainrule.exchange.draft;

import io.github.chainrule.exchange.RefusalException;
import io.github.chainrule.exchange.graph.Evaluator;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.GraphInput;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Compares the layers of a draft with the graph that was read, node for node as the file has it, at
 * random inputs: whatever the passes in between did, they must not have changed what is computed.
 */
public final class DraftCheck {
  private static final double TOLERANCE = 1e-7;
  private static final double MOST_WORK = 3e8;
  private static final double MOST_ELEMENTS = 3e6;
  private static final int SAMPLES = 2;

  private DraftCheck() {}

  /**
   * Compares, unless the network is too large for it.
   *
   * @param batched by input whether its first axis is that of the samples
   * @param elements the number of elements of all values for one sample
   * @return whether they were compared
   * @throws RefusalException if they differ, which is a fault of this tool
   */
  public static boolean check(
      String file, Graph asRead, NetworkDraft draft, Map<String, Boolean> batched, double elements)
      throws RefusalException {
    int samples = samples(asRead, batched);
    if (samples * work(draft) > MOST_WORK || samples * elements > MOST_ELEMENTS) {
      return false;
    }
    Random random = new Random(draft.parameters());
    Map<String, Tensor> inputs = new HashMap<>();
    Tensor x = samples(samples, random, draft);
    int at = 0;
    for (InputDraft input : draft.inputs()) {
      at += input.layer().size();
      inputs.put(input.fileName(), inFileOrder(x, at, input, batched.get(input.fileName())));
    }
    Map<String, Tensor> expected;
    Map<LayerDraft, Tensor> found;
    try {
      expected = Evaluator.run(asRead, inputs);
      found = DraftEvaluator.run(draft, x);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new RefusalException(file + ": its operators do not go together: " + e.getMessage());
    }
    for (HeadDraft head : draft.heads()) {
      compare(file, head, expected.get(head.fileName()), found.get(head.layer()));
    }
    return true;
  }

  /** As many as a file with a fixed number states, which its reshapes may rely on. */
  private static int samples(Graph graph, Map<String, Boolean> batched) {
    int samples = batched.containsValue(true) ? SAMPLES : 1;
    for (GraphInput input : graph.inputs()) {
      if (batched.getOrDefault(input.name(), false) && input.shape() != null) {
        samples = input.shape()[0] > 0 ? input.shape()[0] : samples;
      }
    }
    return samples;
  }

  private static double work(NetworkDraft draft) {
    double work = 0;
    for (LayerDraft layer : draft.layers()) {
      double positions = (double) layer.size() / layer.channels();
      for (Tensor tensor : layer.tensors().values()) {
        work += positions * tensor.size();
      }
      work += layer.size();
    }
    return work;
  }

  private static Tensor samples(int samples, Random random, NetworkDraft draft) {
    Tensor x = Tensor.filled(0, samples, draft.inputSize());
    int[] limits = CodeLimits.of(draft);
    for (int i = 0; i < x.size(); i++) {
      int element = i % limits.length;
      int codes = limits[element];
      double value = codes > 0 ? random.nextInt(codes) : 2 * random.nextDouble() - 1;
      if (draft.isScaled()) {
        value = value * draft.scale()[element] + draft.shift()[element];
      }
      x.data()[i] = value;
    }
    return x;
  }

  private static Tensor inFileOrder(Tensor x, int end, InputDraft input, boolean batched) {
    int samples = x.dim(0);
    int size = input.order().length;
    double[] data = new double[samples * size];
    for (int sample = 0; sample < samples; sample++) {
      for (int i = 0; i < size; i++) {
        data[sample * size + input.order()[i]] = x.at(sample * x.dim(1) + end - size + i);
      }
    }
    int[] own = input.fileShape();
    if (!batched) {
      return Tensor.of(own, data);
    }
    int[] shape = new int[own.length + 1];
    shape[0] = samples;
    System.arraycopy(own, 0, shape, 1, own.length);
    return Tensor.of(shape, data);
  }

  private static void compare(String file, HeadDraft head, Tensor expected, Tensor found)
      throws RefusalException {
    int size = head.order().length;
    double scale = 1;
    for (double value : expected.data()) {
      scale = Math.max(scale, Math.abs(head.logarithm() ? Math.exp(value) : value));
    }
    boolean fits = Shapes.size(expected.shape()) == found.size();
    for (int i = 0; fits && i < found.size(); i++) {
      int element = i / size * size + head.order()[i % size];
      double value = expected.at(element);
      value = head.logarithm() ? Math.exp(value) : value;
      double distance = Math.abs(value - found.at(i));
      fits =
          distance <= TOLERANCE * scale
              || (!Double.isFinite(value) && !Double.isFinite(found.at(i)));
    }
    if (!fits) {
      throw new RefusalException(
          "%s: what was made of it computes something else at '%s'; this is a fault of the tool"
              .formatted(file, head.fileName()));
    }
  }
}
