package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Real;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.io.CheckpointFile;
import java.io.File;
import java.io.IOException;

/** Goes on with a fit whose every epoch is stored, in a process of its own that is to be killed. */
final class EndlessFitting {
  private EndlessFitting() {}

  static TestNetwork network(long seed) {
    return new TestNetwork("TANH", seed, 2, 5, 1);
  }

  /** A product with noise, so that losses rise and fall. */
  static Dataset samples(int n, long seed) {
    Generator generator = new Generator(seed);
    float[] x = new float[2 * n];
    float[] t = new float[n];
    for (int k = 0; k < n; k++) {
      double a = generator.uniform(-2, 2);
      double b = generator.uniform(-1, 1);
      x[2 * k] = Real.round(a);
      x[2 * k + 1] = Real.round(b);
      t[k] = Real.round(Math.sin(a) * b + 0.3 * generator.normal());
    }
    return Dataset.of(x, 2, t, 1);
  }

  static TrainerBuilder builder(int epochs) {
    return Trainer.builder()
        .optimizer(new Adam(0.01))
        .epochs(epochs)
        .batchSize(8)
        .validationFraction(0.3)
        .earlyStopping(epochs);
  }

  /** Arguments: the file, the number of epochs. Prints a byte after the first checkpoint. */
  public static void main(String[] args) throws IOException {
    File file = new File(args[0]);
    TestNetwork network = network(1);
    Dataset data = samples(30, 1);
    Trainer trainer =
        builder(Integer.parseInt(args[1]))
            .checkpoints(
                1,
                checkpoint -> {
                  CheckpointFile.save(checkpoint, file);
                  System.out.write('.');
                  System.out.flush();
                })
            .build();
    if (file.exists()) {
      trainer.resume(network, data, CheckpointFile.load(file));
    } else {
      trainer.fit(network, data);
    }
    System.out.write('.');
    System.out.flush();
  }
}
