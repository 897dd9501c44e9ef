package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
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

/**
 * A network that tells classes apart. The raw prediction is the logarithm of the probabilities,
 * which differs from what goes into SOFTMAX by a constant.
 */
public final class ChainruleClassificationModel
    extends ProbabilisticClassificationModel<Vector, ChainruleClassificationModel>
    implements MLWritable {
  private final String uid;
  private final NetworkScorer scorer;
  private final Param<String> networkClass;
  private final int inputs;
  private final int classes;

  ChainruleClassificationModel(String uid, NetworkScorer scorer) {
    this(Uid.known(uid), scorer);
  }

  private ChainruleClassificationModel(Uid id, NetworkScorer scorer) {
    this.uid = id.settle();
    this.scorer = scorer;
    this.networkClass = new Param<>(this, "networkClass", "name of the network's class");
    Model network = scorer.network();
    this.inputs = network.inputs();
    this.classes = NetworkClass.classes(network);
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

  /** What inputs of the network are scaled by. */
  public ModelScaling scaling() {
    return scorer.scaling();
  }

  @Override
  public int numClasses() {
    return classes;
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
  public Vector predictRaw(Vector features) {
    double[] raw = Probabilities.of(scorer.score(features), classes);
    for (int k = 0; k < raw.length; k++) {
      // A probability that is 0 as a float counts as the least one.
      raw[k] = Math.log(Math.max(raw[k], Float.MIN_VALUE));
    }
    return new DenseVector(raw);
  }

  @Override
  public Vector raw2probabilityInPlace(Vector raw) {
    Probabilities.ofLogarithms(((DenseVector) raw).values());
    return raw;
  }

  /**
   * The prediction as a function for SQL of one argument, a vector or an array of numbers:
   *
   * <pre>{@code
   * spark.udf().register("species", model.predictionFunction(spark));
   * spark.sql("SELECT species(array(5.1, 3.5, 1.4, 0.2))").show();
   * }</pre>
   */
  public UserDefinedFunction predictionFunction(SparkSession session) {
    scorer.ship(session);
    return functions.udf(
        (UDF1<Object, Double>) features -> predict(Vectorized.of(features)), DataTypes.DoubleType);
  }

  /** The probabilities of the classes as a function for SQL of one argument, likewise. */
  public UserDefinedFunction probabilityFunction(SparkSession session) {
    scorer.ship(session);
    return functions.udf(
        (UDF1<Object, double[]>) features -> predictProbability(Vectorized.of(features)).toArray(),
        DataTypes.createArrayType(DataTypes.DoubleType, false));
  }

  /** Scala gives it two signatures, of which the raw type is the only common one. */
  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public scala.Tuple3 findSummaryModel() {
    return super.findSummaryModel();
  }

  @Override
  public String toString() {
    return "%s: uid=%s, networkClass=%s, numClasses=%d, numFeatures=%d"
        .formatted(getClass().getSimpleName(), uid(), scorer.networkClass(), classes, inputs);
  }

  @Override
  public ChainruleClassificationModel copy(ParamMap extra) {
    ChainruleClassificationModel copy = new ChainruleClassificationModel(uid, scorer);
    copyValues(copy, extra);
    copy.setParent(parent());
    return copy;
  }

  @Override
  public MLWriter write() {
    return new NetworkFiles.Writer(this, scorer);
  }

  /** Reads a model that was saved. */
  public static MLReader<ChainruleClassificationModel> read() {
    return new NetworkFiles.Reader<>(
        ChainruleClassificationModel.class, ChainruleClassificationModel::new);
  }

  /** Reads a model that was saved in a folder. */
  public static ChainruleClassificationModel load(String path) {
    return read().load(path);
  }
}
