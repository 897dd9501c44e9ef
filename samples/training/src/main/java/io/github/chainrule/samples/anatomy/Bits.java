package io.github.chainrule.samples.anatomy;

import io.github.chainrule.runtime.f64.data.Dataset;
import io.github.chainrule.runtime.f64.train.Adam;
import io.github.chainrule.runtime.f64.train.Trainer;

/** Teaches a network to add three bits, from all eight cases. */
final class Bits {
  private static final int CASES = 8;
  private static final int EPOCHS = 200;
  private static final double RATE = 0.05;

  private Bits() {}

  static FullAdderNetwork trained(long seed) {
    FullAdderNetwork adder = FullAdderNetwork.create(seed);
    Trainer.builder().optimizer(new Adam(RATE)).epochs(EPOCHS).build().fit(adder, cases());
    return adder;
  }

  /** The sums of all three bits: 1 + 1 + 0 is 1 two and 0 ones. */
  static Dataset cases() {
    double[] bits = new double[CASES * 3];
    double[] digits = new double[CASES * 2];
    for (int k = 0; k < CASES; k++) {
      for (int i = 0; i < 3; i++) {
        bits[3 * k + i] = k >> i & 1;
      }
      int sum = Integer.bitCount(k);
      digits[2 * k] = sum >> 1;
      digits[2 * k + 1] = sum & 1;
    }
    return Dataset.of(bits, 3, digits, 2);
  }
}
