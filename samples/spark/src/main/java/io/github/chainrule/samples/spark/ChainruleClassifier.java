package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.Model;
import org.apache.spark.ml.classification.ProbabilisticClassifier;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Learns to tell classes apart, by a FLOAT network whose loss is CROSS_ENTROPY, or
 * BINARY_CROSS_ENTROPY of one output.
 *
 * <pre>{@code
 * ChainruleClassificationModel model =
 *     new ChainruleClassifier().setNetwork(IrisNetwork.class).setMaxIter(20).fit(flowers);
 * model.transform(others).select("prediction", "probability").show();
 * }</pre>
 *
 * <p>Labels are whole numbers from 0. The bits of the result depend on the settings, the rows and
 * how they are divided into partitions, not on executors, cores or their failures, if the table
 * gives the rows of a partition in the same order whenever it is read.
 */
public final class ChainruleClassifier
    extends ProbabilisticClassifier<Vector, ChainruleClassifier, ChainruleClassificationModel>
    implements TrainingSettings<ChainruleClassifier>, DefaultParamsWritable {
  private final String uid;
  private final TrainingParams training;

  /** One with the defaults, which still needs its network. */
  public ChainruleClassifier() {
    this(Uid.random("chainruleClassifier"));
  }

  /** One with a given id. */
  public ChainruleClassifier(String uid) {
    this(Uid.known(uid));
  }

  private ChainruleClassifier(Uid id) {
    uid = id.settle();
    training = new TrainingParams(this);
  }

  @Override
  public String uid() {
    return uid == null ? Uid.announced() : uid;
  }

  @Override
  public TrainingParams training() {
    return training;
  }

  @Override
  public ChainruleClassifier copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    Model network = NetworkClass.classifier(SchemaChecks.networkClass(this));
    SchemaChecks.features(schema, getFeaturesCol(), network.inputs());
    SchemaChecks.optionalColumns(schema, columns());
    return super.transformSchema(schema);
  }

  @Override
  public ChainruleClassificationModel train(Dataset<?> rows) {
    Model network = NetworkClass.classifier(SchemaChecks.networkClass(this));
    FitSettings settings =
        FitSettings.of(this, network.inputs(), network.outputs(), NetworkClass.classes(network));
    TrainedNetwork trained = new ClusterFit(settings, columns()).run(rows);
    return new ChainruleClassificationModel(uid(), new NetworkScorer(trained));
  }

  private RowColumns columns() {
    return RowColumns.of(this, getFeaturesCol(), getLabelCol());
  }

  /** Reads an estimator that was saved. */
  public static MLReader<ChainruleClassifier> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads an estimator that was saved in a folder. */
  public static ChainruleClassifier load(String path) {
    return read().load(path);
  }
}
