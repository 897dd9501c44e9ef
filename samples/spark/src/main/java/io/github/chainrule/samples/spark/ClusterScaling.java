package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** The scaling of the rows that a network learns from, measured in one pass over them. */
final class ClusterScaling {

  /** Of one partition. */
  private record Measured(Moments features, Moments labels) implements Serializable {
    static Measured of(Samples samples) {
      Measured measured =
          new Measured(new Moments(samples.inputs()), new Moments(samples.outputs()));
      for (int row = 0; row < samples.size(); row++) {
        measured.features.add(samples.x(), row * samples.inputs());
        measured.labels.add(samples.t(), row * samples.outputs());
      }
      return measured;
    }
  }

  private ClusterScaling() {}

  /** That of the features and, of a regression, of the labels; joined in partition order. */
  static ModelScaling measure(JavaRDD<Shard> shards, FitSettings settings) {
    Moments features = new Moments(settings.inputs());
    Moments labels = new Moments(settings.outputs());
    List<Measured> all = shards.map(shard -> Measured.of(shard.training())).collect();
    for (Measured measured : all) {
      features.add(measured.features);
      labels.add(measured.labels);
    }
    if (features.isEmpty()) {
      throw Part.nothing();
    }
    Model model = NetworkClass.create(settings.networkClass(), 0);
    Scaling inputs = features.toScaling().withUnscaledCodes(model);
    ModelScaling scaling = ModelScaling.ofInputs(inputs);
    return settings.classes() == 0 ? scaling.withOutputs(labels.toScaling()) : scaling;
  }

  /** Applies it to rows in place. */
  static Shard apply(ShippedScaling constants, Shard shard) {
    ModelScaling scaling = constants.unpack();
    for (Samples samples : List.of(shard.training(), shard.validation())) {
      scaling.applyToInputs(samples.x(), samples.size());
      if (scaling.hasOutputs()) {
        scaling.outputs().apply(samples.t(), samples.size());
      }
    }
    return shard;
  }
}
