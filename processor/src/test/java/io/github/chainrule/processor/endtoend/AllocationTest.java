package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.internal.VectorUnit;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No call allocates after the first, and that only what it needs, by the JVM's own count for this
 * thread.
 */
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int ROUNDS = 4;

  /**
   * Vectors are objects where HotSpot goes back to the interpreter, until it compiles once more.
   */
  private static final int ROUNDS_BY_VECTORS = 1_000;

  private static final int CALLS = 10;

  /** More than a block of samples. */
  private static final int N = 260;

  private static final int INPUTS = 4;
  private static final int OUTPUTS = 3;

  private static Build build;

  /** One of them unrolled, in loops and mixed: the first two layers are chosen differently. */
  static List<Named<NetworkSpec>> networks() {
    List<Named<NetworkSpec>> networks = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (Emission emission : Emission.values()) {
        NetworkSpec network =
            network(
                INPUTS,
                LossFunction.CROSS_ENTROPY,
                dense(8, Activation.TANH),
                dense(40, Activation.GELU),
                dense(OUTPUTS, Activation.SOFTMAX));
        String name = "Net_" + precision + "_" + emission;
        NetworkSpec emitted = Networks.as(network, precision, emission);
        networks.add(Named.of(name, Networks.named(emitted, "allocation", name)));
      }
    }
    return networks;
  }

  @BeforeAll
  static void compile() {
    build = Build.of(networks().stream().map(Named::getPayload).toList());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void noCallAllocates(NetworkSpec network) {
    Object model = create(network);
    Map<String, Runnable> calls =
        network.precision() == Precision.FLOAT
            ? calls((Model) model)
            : calls((io.github.chainrule.runtime.f64.Model) model);
    calls.forEach(
        (name, call) -> assertEquals(0, bytesAllocated(call), name + " of " + network.name()));
  }

  /**
   * The bytes that some calls allocate, at least, in each of a few rounds: the JVM allocates once
   * when it links or deoptimises a method, a call that allocates does so in every round.
   */
  private static long bytesAllocated(Runnable call) {
    int rounds = VectorUnit.isUsed() ? ROUNDS_BY_VECTORS : ROUNDS;
    long least = Long.MAX_VALUE;
    for (int round = 0; round < rounds && least > 0; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int index = 0; index < CALLS; index++) {
        call.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  /** Tiles of 72 samples, and the sums that batches add up, are by far the most. */
  @Test
  void evaluatorsTakeTheirWorkspaceWhenTheyFirstNeedIt() {
    NetworkSpec network =
        Networks.named(
            network(
                2,
                LossFunction.SQUARED_ERROR,
                dense(4, Activation.TANH),
                dense(2, Activation.IDENTITY)),
            "allocation",
            "Small");
    NetworkSpec small = Networks.as(network, Precision.FLOAT, Emission.AUTO);
    Class<?> type = Build.of(small).load("allocation.SmallNetwork");
    long[] last = new long[4];
    for (int round = 0; round < ROUNDS; round++) {
      last = bytesInTurn((Model) Reflection.call(type, "create", long.class, 1L));
    }
    System.out.printf(
        "22 parameters: evaluators take %d bytes, %d more for a sample, %d for 2, %d for 72%n",
        last[0], last[1], last[2], last[3]);
    assertTrue(last[0] < 800, "at first: " + last[0]);
    assertEquals(0, last[1], "for a sample");
    assertTrue(last[2] < 200, "for 2 samples: " + last[2]);
    assertTrue(last[3] > 10_000 && last[3] < 30_000, "for 72 samples: " + last[3]);
  }

  /** What is allocated by making evaluators, then for a sample, for two, and for a tile of them. */
  private static long[] bytesInTurn(Model model) {
    float[] x = new float[2 * 72];
    float[] y = new float[2 * 72];
    float[] one = new float[2];
    float[] target = new float[2];
    float[] g = new float[22];
    long[] bytes = new long[5];
    bytes[0] = THREADS.getCurrentThreadAllocatedBytes();
    var forward = model.newForward();
    var backprop = model.newBackprop();
    bytes[1] = THREADS.getCurrentThreadAllocatedBytes();
    forward.forward(one, target);
    discard(backprop.gradient(one, target, g));
    bytes[2] = THREADS.getCurrentThreadAllocatedBytes();
    forward.forward(x, y, 2);
    discard(backprop.gradient(x, y, 2, g));
    bytes[3] = THREADS.getCurrentThreadAllocatedBytes();
    forward.forward(x, y, 72);
    discard(backprop.gradient(x, y, 72, g));
    bytes[4] = THREADS.getCurrentThreadAllocatedBytes();
    return new long[] {
      bytes[1] - bytes[0], bytes[2] - bytes[1], bytes[3] - bytes[2], bytes[4] - bytes[3]
    };
  }

  @Test
  void counterSeesWhatPredictAllocates() {
    NetworkSpec network = networks().get(0).getPayload();
    Model model = (Model) create(network);
    float[] x = new float[INPUTS];
    assertTrue(bytesAllocated(() -> discard(model.predict(x)[0])) >= CALLS * Float.BYTES * OUTPUTS);
  }

  private static Object create(NetworkSpec network) {
    Evaluators evaluators = new Evaluators(build, network, 0);
    return Reflection.call(evaluators.type("Network"), "create", long.class, 1L);
  }

  private static Map<String, Runnable> calls(Model model) {
    var forward = model.newForward();
    var backprop = model.newBackprop();
    var jacobian = model.newJacobian();
    int parameters = model.parameters().length;
    float[] x = new float[INPUTS];
    float[] y = new float[OUTPUTS];
    float[] h = new float[8 + 40 + OUTPUTS];
    float[] t = {1, 0, 0};
    float[] g = new float[parameters];
    float[] dx = new float[INPUTS];
    float[] xs = new float[N * INPUTS];
    float[] ys = new float[N * OUTPUTS];
    float[] dxs = new float[N * INPUTS];
    float[] byInputs = new float[OUTPUTS * INPUTS];
    float[] byParameters = new float[OUTPUTS * parameters];
    float[] manyByInputs = new float[3 * OUTPUTS * INPUTS];
    float[] manyByParameters = new float[3 * OUTPUTS * parameters];
    Map<String, Runnable> calls = new LinkedHashMap<>();
    calls.put("forward", () -> forward.forward(x, y));
    calls.put("batch forward", () -> forward.forward(xs, ys, N));
    calls.put("activations", () -> forward.activations(x, h));
    calls.put("loss", () -> discard(backprop.loss(x, t)));
    calls.put("batch loss", () -> discard(backprop.loss(xs, ys, N)));
    calls.put("gradient", () -> discard(backprop.gradient(x, t, g)));
    calls.put("gradient with dx", () -> discard(backprop.gradient(x, t, g, dx)));
    calls.put("batch gradient", () -> discard(backprop.gradient(xs, ys, N, g)));
    calls.put("backward", () -> backprop.backward(x, t, g, dx));
    calls.put("batch backward", () -> backprop.backward(xs, ys, N, g, dxs));
    calls.put("input Jacobian", () -> jacobian.inputs(x, byInputs));
    calls.put("parameter Jacobian", () -> jacobian.parameters(x, byParameters));
    calls.put("batch gradient with dx", () -> discard(backprop.gradient(xs, ys, N, g, dxs)));
    calls.put("batch dx alone", () -> discard(backprop.gradient(xs, ys, N, null, dxs)));
    calls.put("vjp", () -> backprop.vjp(x, t, dx));
    calls.put("batch vjp", () -> backprop.vjp(xs, ys, N, dxs));
    calls.put("jvp", () -> jacobian.jvp(x, dx, y));
    calls.put("batch jvp", () -> jacobian.jvp(xs, dxs, N, ys));
    calls.put("input Jacobians", () -> jacobian.inputs(xs, 3, manyByInputs));
    calls.put("parameter Jacobians", () -> jacobian.parameters(xs, 3, manyByParameters));
    calls.put("parameters", () -> discard(model.parameters().length));
    calls.put("layers", () -> discard(model.layers().size()));
    return calls;
  }

  private static Map<String, Runnable> calls(io.github.chainrule.runtime.f64.Model model) {
    var forward = model.newForward();
    var backprop = model.newBackprop();
    var jacobian = model.newJacobian();
    int parameters = model.parameters().length;
    double[] x = new double[INPUTS];
    double[] y = new double[OUTPUTS];
    double[] h = new double[8 + 40 + OUTPUTS];
    double[] t = {1, 0, 0};
    double[] g = new double[parameters];
    double[] dx = new double[INPUTS];
    double[] xs = new double[N * INPUTS];
    double[] ys = new double[N * OUTPUTS];
    double[] dxs = new double[N * INPUTS];
    double[] byInputs = new double[OUTPUTS * INPUTS];
    double[] byParameters = new double[OUTPUTS * parameters];
    double[] manyByInputs = new double[3 * OUTPUTS * INPUTS];
    double[] manyByParameters = new double[3 * OUTPUTS * parameters];
    Map<String, Runnable> calls = new LinkedHashMap<>();
    calls.put("forward", () -> forward.forward(x, y));
    calls.put("batch forward", () -> forward.forward(xs, ys, N));
    calls.put("activations", () -> forward.activations(x, h));
    calls.put("loss", () -> discard(backprop.loss(x, t)));
    calls.put("batch loss", () -> discard(backprop.loss(xs, ys, N)));
    calls.put("gradient", () -> discard(backprop.gradient(x, t, g)));
    calls.put("gradient with dx", () -> discard(backprop.gradient(x, t, g, dx)));
    calls.put("batch gradient", () -> discard(backprop.gradient(xs, ys, N, g)));
    calls.put("backward", () -> backprop.backward(x, t, g, dx));
    calls.put("batch backward", () -> backprop.backward(xs, ys, N, g, dxs));
    calls.put("input Jacobian", () -> jacobian.inputs(x, byInputs));
    calls.put("parameter Jacobian", () -> jacobian.parameters(x, byParameters));
    calls.put("batch gradient with dx", () -> discard(backprop.gradient(xs, ys, N, g, dxs)));
    calls.put("batch dx alone", () -> discard(backprop.gradient(xs, ys, N, null, dxs)));
    calls.put("vjp", () -> backprop.vjp(x, t, dx));
    calls.put("batch vjp", () -> backprop.vjp(xs, ys, N, dxs));
    calls.put("jvp", () -> jacobian.jvp(x, dx, y));
    calls.put("batch jvp", () -> jacobian.jvp(xs, dxs, N, ys));
    calls.put("input Jacobians", () -> jacobian.inputs(xs, 3, manyByInputs));
    calls.put("parameter Jacobians", () -> jacobian.parameters(xs, 3, manyByParameters));
    return calls;
  }

  private static void discard(double unused) {}
}
