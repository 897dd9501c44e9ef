package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.data.ModelScaling;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Fits a network to the rows of a table where they are: one shard of flat arrays a partition. */
final class ClusterFit {
  private final FitSettings settings;
  private final RowColumns columns;

  ClusterFit(FitSettings settings, RowColumns columns) {
    this.settings = settings;
    this.columns = columns;
  }

  /** Learns; returns the parameters and the scaling that belongs to them. */
  TrainedNetwork run(Dataset<?> data) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(data.sparkSession().sparkContext());
    Jobs jobs = new Jobs(spark, settings.networkClass());
    JavaRDD<Row> rows = columns.select(data);
    RowReader reader = new RowReader(columns, settings);
    try {
      ModelScaling scaling = ModelScaling.none();
      if (settings.standardization()) {
        jobs.describe("mean and deviation of the columns");
        scaling = ClusterScaling.measure(rows, reader, settings);
      }
      return new TrainedNetwork(
          settings.networkClass(), learn(rows, reader, scaling, jobs), scaling);
    } finally {
      jobs.ended();
    }
  }

  private float[] learn(JavaRDD<Row> rows, RowReader reader, ModelScaling scaling, Jobs jobs) {
    ShippedScaling constants = new ShippedScaling(scaling);
    JavaRDD<Shard> shards =
        rows.mapPartitions(it -> List.of(reader.read(it, constants)).iterator())
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Judge judge =
          columns.validation() == null
              ? null
              : new Judge(shards, columns.validation(), settings, jobs);
      return settings.solver().equals(TrainingParams.LBFGS)
          ? new QuasiNewton(shards, settings, judge, jobs).run()
          : new AveragedRounds(shards, settings, judge, jobs).run();
    } finally {
      shards.unpersist(false);
    }
  }
}
