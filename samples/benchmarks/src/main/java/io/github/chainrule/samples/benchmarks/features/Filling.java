package io.github.chainrule.samples.benchmarks.features;

import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.samples.benchmarks.features.Payment.Channel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An answer about a record, by the generated predictor and by an array that is filled by hand. */
@State(Scope.Thread)
public class Filling {
  private final Payment[] payments = new Payment[64];
  private final FraudNetwork network = FraudNetwork.create(1);
  private final FraudPredictor predictor = FraudPredictor.of(network);
  private final FraudResult result = new FraudResult();
  private final Forward forward = network.newForward();
  private final float[] x = new float[FraudFeatures.INPUTS];
  private final float[] y = new float[FraudForward.OUTPUTS];
  private int next;

  /** Makes payments of all channels. */
  public Filling() {
    Channel[] channels = Channel.values();
    for (int k = 0; k < payments.length; k++) {
      payments[k] = new Payment(k, 0.1f * k, k % 2 == 0, channels[k % channels.length]);
    }
  }

  private Payment payment() {
    next = (next + 1) % payments.length;
    return payments[next];
  }

  /** Measures the predictor. */
  @Benchmark
  public FraudResult predictor() {
    predictor.predict(payment(), result);
    return result;
  }

  /** Measures handwork. */
  @Benchmark
  public float[] byHand() {
    Payment payment = payment();
    x[0] = payment.distance();
    x[1] = payment.ratio();
    x[2] = payment.chip() ? 1 : 0;
    x[3] = payment.channel() == Channel.WEB ? 1 : 0;
    x[4] = payment.channel() == Channel.SHOP ? 1 : 0;
    x[5] = payment.channel() == Channel.ATM ? 1 : 0;
    forward.forward(x, y);
    return y;
  }
}
