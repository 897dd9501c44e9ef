package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f64.Model;
import io.github.chainrule.runtime.f64.data.Dataset;
import io.github.chainrule.runtime.f64.train.LayerStatistics;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Units are judged by what their layer reads, also where that is not the layer before. */
class BranchingStatisticsTest {

  private static final int SAMPLES = 60;

  private static Model model() throws ReflectiveOperationException {
    NetworkSpec network =
        network(
            2,
            LossFunction.SQUARED_ERROR,
            dense(4, Activation.TANH),
            dense(3, Activation.SILU, LayerSpec.NETWORK_INPUT),
            dense(5, Activation.SOFTPLUS, 0, 1));
    NetworkSpec inDouble = Networks.as(network, Precision.DOUBLE, Emission.AUTO);
    Build build = Build.of(Networks.named(inDouble, "statistics", "Branching"));
    Class<?> type = build.load("statistics.BranchingNetwork");
    return (Model) type.getMethod("create", long.class).invoke(null, 1L);
  }

  private static double sigmoid(double v) {
    return 1 / (1 + Math.exp(-v));
  }

  @Test
  void saturatedUnitsAreCountedByWhatTheirLayerReads() throws ReflectiveOperationException {
    Model model = model();
    double[] p = model.parameters();
    for (int k = 0; k < p.length; k++) {
      p[k] *= 4;
    }
    Random random = new Random(1);
    double[] x = random.doubles(2 * SAMPLES, -2, 2).toArray();
    LayerStatistics statistics = new LayerStatistics(model);
    statistics.measure(Dataset.of(x, 2, new double[5 * SAMPLES], 5));
    double[] h = new double[4 + 3 + 5];
    double[] one = new double[2];
    double[] counts = new double[3];
    for (int sample = 0; sample < SAMPLES; sample++) {
      System.arraycopy(x, 2 * sample, one, 0, 2);
      model.newForward().activations(one, h);
      for (int j = 0; j < 3; j++) {
        double v = preActivation(model, 1, one, 0, j);
        double slope = sigmoid(v) * (1 + v * (1 - sigmoid(v)));
        counts[1] += Math.abs(slope) < 0.1 * 1.0998393194 ? 1 : 0;
      }
      for (int j = 0; j < 5; j++) {
        counts[2] += sigmoid(preActivation(model, 2, h, 0, j)) < 0.1 ? 1 : 0;
      }
    }
    assertTrue(counts[1] > 0 && counts[2] > 0);
    assertEquals(counts[1] / (3 * SAMPLES), statistics.saturatedShare(1), 1e-12);
    assertEquals(counts[2] / (5 * SAMPLES), statistics.saturatedShare(2), 1e-12);
  }

  private static double preActivation(Model model, int l, double[] values, int from, int unit) {
    Layer layer = model.layers().get(l);
    double v = model.parameters()[layer.biasOffset() + unit];
    for (int i = 0; i < layer.inputs(); i++) {
      v += model.parameters()[layer.weightsOffset() + i * layer.units() + unit] * values[from + i];
    }
    return v;
  }
}
