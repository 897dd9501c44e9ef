package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.RegressionModel;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A network that tells a number. */
public final class ChainruleRegressionModel
    extends RegressionModel<Vector, ChainruleRegressionModel> implements MLWritable {
  private final String uid;
  private final NetworkScorer scorer;
  private final Param<String> networkClass;
  private final int inputs;

  ChainruleRegressionModel(String uid, NetworkScorer scorer) {
    this(Uid.known(uid), scorer);
  }

  private ChainruleRegressionModel(Uid id, NetworkScorer scorer) {
    this.uid = id.settle();
    this.scorer = scorer;
    this.networkClass = new Param<>(this, "networkClass", "name of the network's class");
    this.inputs = scorer.network().inputs();
    set(networkClass, scorer.networkClass());
  }

  @Override
  public String uid() {
    return uid == null ? Uid.announced() : uid;
  }

  public Param<String> networkClass() {
    return networkClass;
  }

  /** The network, with a copy of the parameters; it expects scaled inputs. */
  public Model network() {
    return scorer.network();
  }

  /** What inputs of the network are scaled by, and its outputs have to be brought back from. */
  public ModelScaling scaling() {
    return scorer.scaling();
  }

  @Override
  public int numFeatures() {
    return inputs;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    SchemaChecks.features(schema, getFeaturesCol(), inputs);
    return super.transformSchema(schema);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> rows) {
    scorer.ship(rows.sparkSession());
    return super.transform(rows);
  }

  @Override
  public double predict(Vector features) {
    return scorer.number(features);
  }

  /** The prediction as a function for SQL, as that of {@link ChainruleClassificationModel}. */
  public UserDefinedFunction predictionFunction(SparkSession session) {
    scorer.ship(session);
    return functions.udf(
        (UDF1<Object, Double>) features -> predict(Vectorized.of(features)), DataTypes.DoubleType);
  }

  @Override
  public String toString() {
    return "%s: uid=%s, networkClass=%s, numFeatures=%d"
        .formatted(getClass().getSimpleName(), uid(), scorer.networkClass(), inputs);
  }

  @Override
  public ChainruleRegressionModel copy(ParamMap extra) {
    ChainruleRegressionModel copy = new ChainruleRegressionModel(uid, scorer);
    copyValues(copy, extra);
    copy.setParent(parent());
    return copy;
  }

  @Override
  public MLWriter write() {
    return new NetworkFiles.Writer(this, scorer);
  }

  /** Reads a model that was saved. */
  public static MLReader<ChainruleRegressionModel> read() {
    return new NetworkFiles.Reader<>(ChainruleRegressionModel.class, ChainruleRegressionModel::new);
  }

  /** Reads a model that was saved in a folder. */
  public static ChainruleRegressionModel load(String path) {
    return read().load(path);
  }
}
