package io.github.chainrule.samples.payments;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/**
 * Payments that are made up, of which about 3 % are frauds.
 *
 * <p>Distances are e^(1.5 z + 1.5) km, ratios e^(0.7 z), z standard normal; two in three payments
 * read the chip; channels are WEB, SHOP and ATM with the probabilities 0.5, 0.4 and 0.1. A payment
 * is a fraud with the probability σ(s), s = −8 + 0.8 log(1 + distance) + 1.5 log(1 + ratio) + 1.5
 * if the chip was not read, + 1 if it is of the WEB. So the distance counts most, and no rule is
 * right about all payments.
 */
final class PaymentTable {
  private final List<Payment> payments = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();

  PaymentTable(int rows, long seed) {
    Generator generator = new Generator(seed);
    for (int row = 0; row < rows; row++) {
      Payment payment = payment(generator);
      boolean isFraud = generator.uniform(0, 1) < 1 / (1 + Math.exp(-suspicion(payment)));
      payments.add(payment);
      verdicts.add(isFraud ? Verdict.FRAUD : Verdict.GENUINE);
    }
  }

  private static Payment payment(Generator generator) {
    float distance = (float) Math.exp(1.5 * generator.normal() + 1.5);
    float ratio = (float) Math.exp(0.7 * generator.normal());
    boolean chip = generator.uniform(0, 1) < 2 / 3.0;
    double u = generator.uniform(0, 1);
    return new Payment(
        distance, ratio, chip, u < 0.5 ? Channel.WEB : u < 0.9 ? Channel.SHOP : Channel.ATM);
  }

  private static double suspicion(Payment payment) {
    return -8
        + 0.8 * Math.log1p(payment.distance())
        + 1.5 * Math.log1p(payment.ratio())
        + (payment.chip() ? 0 : 1.5)
        + (payment.channel() == Channel.WEB ? 1 : 0);
  }

  /** The payments with their verdicts. */
  Dataset dataset() {
    return FraudFeatures.dataset(payments, verdicts);
  }
}
