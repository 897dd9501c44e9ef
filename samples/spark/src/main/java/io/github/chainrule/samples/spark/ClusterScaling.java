package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/** The scaling of the rows that a network learns from, measured in one pass over them. */
final class ClusterScaling {
  private ClusterScaling() {}

  /** That of the features and, of a regression, of the labels; joined in partition order. */
  static ModelScaling measure(JavaRDD<Row> rows, RowReader reader, FitSettings settings) {
    Moments features = new Moments(settings.inputs());
    Moments labels = new Moments(1);
    List<Measured> all = rows.mapPartitions(it -> List.of(reader.measure(it)).iterator()).collect();
    for (Measured measured : all) {
      features.add(measured.features());
      labels.add(measured.labels());
    }
    if (features.isEmpty()) {
      throw Part.nothing();
    }
    Model model = NetworkClass.create(settings.networkClass(), 0);
    Scaling inputs = features.toScaling().withUnscaledCodes(model);
    ModelScaling scaling = ModelScaling.ofInputs(inputs);
    return settings.classes() == 0 ? scaling.withOutputs(labels.toScaling()) : scaling;
  }
}
