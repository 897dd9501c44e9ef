package io.github.chainrule.samples.flowers;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.f32.io.Attachments;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.runtime.f32.train.TrainingResult;
import io.github.chainrule.runtime.train.TrainingListener;
import io.github.chainrule.samples.iris.IrisNetwork;
import java.io.File;
import java.io.IOException;

/**
 * A network that has learnt from 120 of the flowers, and the 30 that it has never seen. The network
 * is that of {@link io.github.chainrule.samples.iris.Iris}.
 *
 * @param trained the network with its scaling
 * @param split the flowers to learn from, and those for the test, in centimetres
 * @param result how the fit ended
 */
record Experiment(Expert trained, Dataset.Split split, TrainingResult result) {

  /** Divides the flowers by a seed, learns, and saves the network with its scaling. */
  static Experiment run(Dataset flowers, long seed, TrainingListener progress, File file)
      throws IOException {
    Dataset.Split split = flowers.split(0.8, seed);
    ModelScaling scaling = ModelScaling.ofInputs(Scaling.standard(split.first().copyFeatures(), 4));
    IrisNetwork network = IrisNetwork.create(seed);
    TrainingResult result =
        Trainer.builder()
            .optimizer(new Adam(0.01))
            .epochs(300)
            .batchSize(16)
            .seed(seed)
            .validationFraction(0.2)
            .earlyStopping(20)
            .metric(Metric.ACCURACY)
            .listener(progress)
            .build()
            .fit(network, scaling.apply(split.first()));
    ModelFile.save(network, Attachments.of(scaling), file);
    return new Experiment(new Expert(network, scaling), split, result);
  }
}
