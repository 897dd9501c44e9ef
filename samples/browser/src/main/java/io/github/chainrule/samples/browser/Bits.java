package io.github.chainrule.samples.browser;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Lbfgs;
import io.github.chainrule.runtime.f32.train.SolverResult;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.runtime.f64.Elementary;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Results whose bits are to be the same wherever they are computed. */
final class Bits {
  private static final int STEPS = 100;
  private static final int ARGUMENTS = 4_000;
  private static final double POWER = 1.7;

  private final Map<String, String> hashes = new TreeMap<>();

  private Bits() {}

  /** A hash of each result in DOUBLE, by its name. */
  static Map<String, String> ofDoubles() {
    Bits bits = new Bits();
    bits.trainInDouble();
    bits.functionsInDouble();
    return bits.hashes;
  }

  /** A hash of each result in FLOAT, by its name. */
  static Map<String, String> ofFloats() {
    Bits bits = new Bits();
    for (String network : Choice.NETWORKS) {
      bits.learn(network, "Adam", Choice.ADAM_RATE);
    }
    bits.learn("Smooth", "Sgd", 0.5);
    bits.learn("Smooth", "Momentum", 0.1);
    bits.learn("Smooth", "RmsProp", 0.01);
    bits.train();
    bits.solve();
    bits.functions();
    return bits.hashes;
  }

  private void learn(String network, String optimizer, double rate) {
    Lesson lesson = new Lesson(new Choice(Points.SPIRALS, network, optimizer, rate, 1));
    lesson.step(STEPS);
    String name = "FLOAT " + network + ", " + STEPS + " steps of " + optimizer;
    hashes.put(name, lesson.hash());
    hashes.put(name + ": its file", Fingerprint.of(lesson.save()));
  }

  private void train() {
    SmoothNetwork network = SmoothNetwork.create(1);
    Trainer.builder()
        .optimizer(new Adam(Choice.ADAM_RATE))
        .epochs(8)
        .batchSize(16)
        .seed(1)
        .validationFraction(0.2)
        .build()
        .fit(network, moons());
    hashes.put("FLOAT trainer, 8 epochs", Fingerprint.of(network.parameters()));
  }

  private void solve() {
    SmoothNetwork network = SmoothNetwork.create(1);
    SolverResult result = new Lbfgs().withIterations(20).fit(network, moons());
    hashes.put("FLOAT L-BFGS, its loss", Fingerprint.of(new double[] {result.loss()}));
    hashes.put("FLOAT L-BFGS, 20 iterations", Fingerprint.of(network.parameters()));
  }

  private static Dataset moons() {
    Samples samples = moonsOf();
    float[] x = Arrays.copyOf(samples.x(), 2 * samples.size());
    return Dataset.of(x, 2, Arrays.copyOf(samples.t(), samples.size()), 1);
  }

  private static Samples moonsOf() {
    Samples samples = new Samples();
    Points.MOONS.drawInto(samples, 1);
    return samples;
  }

  private void trainInDouble() {
    ExactNetwork network = ExactNetwork.create(1);
    Samples samples = moonsOf();
    double[] x = wide(samples.x(), 2 * samples.size());
    double[] t = wide(samples.t(), samples.size());
    io.github.chainrule.runtime.f64.train.Trainer.builder()
        .optimizer(new io.github.chainrule.runtime.f64.train.Adam(Choice.ADAM_RATE))
        .epochs(8)
        .batchSize(16)
        .seed(1)
        .build()
        .fit(network, io.github.chainrule.runtime.f64.data.Dataset.of(x, 2, t, 1));
    hashes.put("DOUBLE trainer, 8 epochs", Fingerprint.of(network.parameters()));
  }

  private static double[] wide(float[] a, int count) {
    double[] wide = new double[count];
    for (int k = 0; k < count; k++) {
      wide[k] = a[k];
    }
    return wide;
  }

  private void functions() {
    add("FLOAT exp", x -> io.github.chainrule.runtime.f32.Elementary.exp((float) x));
    add("FLOAT expm1", x -> io.github.chainrule.runtime.f32.Elementary.expm1((float) x));
    add("FLOAT log1p", x -> io.github.chainrule.runtime.f32.Elementary.log1p((float) x));
    add("FLOAT tanh", x -> io.github.chainrule.runtime.f32.Elementary.tanh((float) x));
    add("FLOAT erf", x -> io.github.chainrule.runtime.f32.Elementary.erf((float) x));
    add("FLOAT gelu", x -> io.github.chainrule.runtime.f32.Elementary.gelu((float) x));
    add("FLOAT sin", x -> io.github.chainrule.runtime.f32.Elementary.sin((float) x));
    add("FLOAT pow", x -> io.github.chainrule.runtime.f32.Elementary.pow((float) x, 1.7f));
  }

  private void functionsInDouble() {
    add("DOUBLE exp", Elementary::exp);
    add("DOUBLE expm1", Elementary::expm1);
    add("DOUBLE log", Elementary::log);
    add("DOUBLE log1p", Elementary::log1p);
    add("DOUBLE tanh", Elementary::tanh);
    add("DOUBLE sigmoid", Elementary::sigmoid);
    add("DOUBLE softplus", Elementary::softplus);
    add("DOUBLE erf", Elementary::erf);
    add("DOUBLE gelu", Elementary::gelu);
    add("DOUBLE sin", Elementary::sin);
    add("DOUBLE cos", Elementary::cos);
    add("DOUBLE tan", Elementary::tan);
    add("DOUBLE atan", Elementary::atan);
    add("DOUBLE pow", x -> Elementary.pow(x, POWER));
  }

  /** Of arguments of all sizes up to 1e9, none of which is 0. */
  private void add(String name, DoubleUnaryOperator function) {
    Generator generator = new Generator(1);
    double[] y = new double[ARGUMENTS];
    for (int k = 0; k < ARGUMENTS; k++) {
      double size = k % 2 == 0 ? 20 : 1L << generator.nextInt(30);
      y[k] = function.applyAsDouble(generator.uniform(-size, size));
    }
    hashes.put(name, Fingerprint.of(y));
  }
}
