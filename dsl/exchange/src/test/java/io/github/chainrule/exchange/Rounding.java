package io.github.chainrule.exchange;

import io.github.chainrule.exchange.draft.DraftEvaluator;
import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * How far arithmetic in single precision may take the outputs of a network from those in double
 * precision: as far as they go, in the worst of some draws, when inputs and parameters change by
 * one unit in the last place of a float, up or down.
 *
 * <p>A layer norm changes by more. ONNX Runtime takes the variance for the mean of the squares less
 * the square of the mean, and the difference of two floats keeps the error of the larger: in units
 * of the mean of the squares, however small the variance is. That error stands beside epsilon, so
 * epsilon grows by one unit in the last place of the mean of the squares. It never shrinks, since a
 * variance and epsilon must stay above 0.
 */
final class Rounding {
  /** Errors of single draws cancel, and a runtime's own formulas may be worse than one of them. */
  private static final int DRAWS = 32;

  private final NetworkDraft draft;
  private final Tensor x;
  private final Random random;
  private final List<Map<String, Tensor>> parameters;
  private final Map<LayerDraft, Tensor> values;

  private Rounding(NetworkDraft draft, Tensor x, long seed) {
    this.draft = draft;
    this.x = x;
    random = new Random(seed);
    parameters = draft.layers().stream().map(layer -> Map.copyOf(layer.tensors())).toList();
    values = DraftEvaluator.run(draft, x);
  }

  /** The largest change of an output. The draft is afterwards what it was. */
  static double of(NetworkDraft draft, Tensor x, long seed) {
    return new Rounding(draft, x, seed).largest();
  }

  private double largest() {
    DoubleUnaryOperator next =
        value -> (float) value + (random.nextBoolean() ? 1 : -1) * Math.ulp((float) value);
    double[] y = RoundTripTest.outputs(draft, x);
    List<LayerDraft> norms =
        draft.layers().stream().filter(layer -> layer.kind() == Kind.LAYER_NORM).toList();
    List<Double> epsilons = norms.stream().map(LayerDraft::epsilon).toList();
    norms.forEach(norm -> norm.elements().put("epsilon", norm.epsilon() + ofVariance(norm)));
    double largest = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      restore();
      draft.layers().forEach(layer -> layer.tensors().replaceAll((role, it) -> it.map(next)));
      double[] moved = RoundTripTest.outputs(draft, x.map(next));
      for (int i = 0; i < y.length; i++) {
        largest = Math.max(largest, Math.abs(y[i] - moved[i]));
      }
    }
    restore();
    for (int i = 0; i < norms.size(); i++) {
      norms.get(i).elements().put("epsilon", epsilons.get(i));
    }
    return largest;
  }

  /** One unit in the last place of the largest mean of squares that a layer norm reads. */
  private double ofVariance(LayerDraft norm) {
    double[] read = values.get(norm.from().get(0)).data();
    int channels = norm.channels();
    double largest = 0;
    for (int row = 0; row < read.length; row += channels) {
      double sum = 0;
      for (int i = row; i < row + channels; i++) {
        sum += read[i] * read[i];
      }
      largest = Math.max(largest, sum / channels);
    }
    return Math.ulp((float) largest);
  }

  private void restore() {
    for (int i = 0; i < parameters.size(); i++) {
      draft.layers().get(i).tensors().replaceAll(parameters.get(i)::getOrDefault);
    }
  }
}
