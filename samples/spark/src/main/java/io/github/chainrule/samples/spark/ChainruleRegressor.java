package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.Regressor;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Learns to tell a number, by a FLOAT network of one output whose loss is SQUARED_ERROR,
 * ABSOLUTE_ERROR, HUBER or LOG_COSH.
 *
 * <p>The bits of the result depend on what those of {@link ChainruleClassifier} do. With {@code
 * standardization}, the loss is that of labels with mean 0 and deviation 1.
 */
public final class ChainruleRegressor
    extends Regressor<Vector, ChainruleRegressor, ChainruleRegressionModel>
    implements TrainingSettings<ChainruleRegressor>, DefaultParamsWritable {
  private final String uid;
  private final TrainingParams training;

  /** One with the defaults, which still needs its network. */
  public ChainruleRegressor() {
    this(Uid.random("chainruleRegressor"));
  }

  /** One with a given id. */
  public ChainruleRegressor(String uid) {
    this(Uid.known(uid));
  }

  private ChainruleRegressor(Uid id) {
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
  public ChainruleRegressor copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    Model network = NetworkClass.regressor(SchemaChecks.networkClass(this));
    SchemaChecks.features(schema, getFeaturesCol(), network.inputs());
    SchemaChecks.optionalColumns(schema, columns());
    return super.transformSchema(schema);
  }

  @Override
  public ChainruleRegressionModel train(Dataset<?> rows) {
    Model network = NetworkClass.regressor(SchemaChecks.networkClass(this));
    FitSettings settings = FitSettings.of(this, network.inputs(), network.outputs(), 0);
    TrainedNetwork trained = new ClusterFit(settings, columns()).run(rows);
    return new ChainruleRegressionModel(uid(), new NetworkScorer(trained));
  }

  private RowColumns columns() {
    return RowColumns.of(this, getFeaturesCol(), getLabelCol());
  }

  /** Reads an estimator that was saved. */
  public static MLReader<ChainruleRegressor> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads an estimator that was saved in a folder. */
  public static ChainruleRegressor load(String path) {
    return read().load(path);
  }
}
