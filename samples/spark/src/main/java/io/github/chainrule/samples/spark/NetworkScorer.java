package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.SparkSession;

/**
 * Scores feature vectors one by one. It ships as the name of a class, the constants of a scaling,
 * and parameters that are broadcast once, however many jobs use them; each thread makes an
 * evaluator for itself.
 */
final class NetworkScorer implements Serializable {
  private final String networkClass;
  private final ShippedScaling scaling;
  private Broadcast<float[]> shipped;

  private transient float[] own;
  private transient SparkContext context;
  private transient volatile ThreadLocal<Evaluator> evaluators;

  /** A network, its scaling and its workspace, for one thread. */
  private static final class Evaluator {
    private final Forward forward;
    private final ShippedScaling scaling;
    private final double[] features;
    private final float[] x;
    private final float[] y;

    Evaluator(Model model, ShippedScaling scaling) {
      this.forward = model.newForward();
      this.scaling = scaling;
      this.features = new double[model.inputs()];
      this.x = new float[model.inputs()];
      this.y = new float[model.outputs()];
    }

    float[] score(Vector vector) {
      Features.copy("features", vector, features);
      scaling.applyToInputs(features, x, 0);
      forward.forward(x, y);
      return y;
    }
  }

  NetworkScorer(TrainedNetwork trained) {
    networkClass = trained.networkClass();
    scaling = new ShippedScaling(trained.scaling());
    own = trained.parameters().clone();
  }

  /** Broadcasts the parameters to the executors, if they are not there already. */
  synchronized void ship(SparkSession to) {
    if (shipped == null || context != to.sparkContext()) {
      context = to.sparkContext();
      shipped = JavaSparkContext.fromSparkContext(context).broadcast(own);
    }
  }

  /** For functions that users make of a model themselves: others have shipped it. */
  private void writeObject(ObjectOutputStream out) throws IOException {
    if (shipped == null) {
      ship(SparkSession.active());
    }
    out.defaultWriteObject();
  }

  /**
   * The outputs of the network.
   *
   * @return an array that the next call of this thread writes again
   */
  float[] score(Vector features) {
    return evaluators().get().score(features);
  }

  /** The number that a network of one output tells, in the unit of the labels. */
  double number(Vector features) {
    return scaling.invertOutput(score(features)[0]);
  }

  private ThreadLocal<Evaluator> evaluators() {
    ThreadLocal<Evaluator> made = evaluators;
    if (made == null) {
      synchronized (this) {
        made = evaluators;
        if (made == null) {
          made = ThreadLocal.withInitial(() -> new Evaluator(network(), scaling));
          evaluators = made;
        }
      }
    }
    return made;
  }

  /** A network with a copy of the parameters. */
  Model network() {
    return NetworkClass.of(networkClass, own == null ? shipped.value() : own);
  }

  /** The scaling that belongs to the network. */
  ModelScaling scaling() {
    return scaling.unpack();
  }

  String networkClass() {
    return networkClass;
  }
}
