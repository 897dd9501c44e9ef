package io.github.chainrule.samples.android.gestures;

import io.github.chainrule.runtime.f32.io.Attachments;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Trainer;
import java.io.File;
import java.io.IOException;

/** A network and the strokes that it learns from. For one thread at a time. */
public final class GestureLearner {
  private static final int EPOCHS = 60;

  private final GestureReaderNetwork network;
  private final GestureReaderPredictor predictor;
  private final Examples examples = new Examples();

  /**
   * Makes one that has learnt nothing.
   *
   * @param seed the same seed and the same strokes give the same network, on every device
   */
  public GestureLearner(long seed) {
    network = GestureReaderNetwork.create(seed);
    predictor = GestureReaderPredictor.of(network);
  }

  /**
   * Adds an example.
   *
   * @param stroke the features of a {@link Stroke}
   * @param gesture what it is
   */
  public void add(float[] stroke, Gesture gesture) {
    examples.add(stroke, gesture);
  }

  /**
   * How many examples of a gesture there are to learn from.
   *
   * @param gesture which
   * @return the last ten at most
   */
  public int examples(Gesture gesture) {
    return examples.count(gesture);
  }

  /**
   * Learns from all examples; there must be one at least.
   *
   * @return the mean loss of each epoch
   */
  public double[] learn() {
    return Trainer.builder()
        .optimizer(new Adam(0.01))
        .epochs(EPOCHS)
        .batchSize(8)
        .build()
        .fit(network, examples.toDataset())
        .history()
        .loss();
  }

  /**
   * Reads a stroke.
   *
   * @param stroke the features of a {@link Stroke}
   * @return what it probably is
   */
  public GestureReaderResult read(float[] stroke) {
    return predictor.predict(stroke);
  }

  /**
   * Saves what was learnt and the examples.
   *
   * @param file is replaced as a whole
   * @throws IOException if it cannot be written
   */
  public void save(File file) throws IOException {
    ModelFile.save(network, Attachments.none().withState(examples.state()), file);
  }

  /**
   * Goes on from what was saved.
   *
   * @param file written by {@link #save}
   * @throws IOException if it cannot be read or is no such file; then nothing has changed
   */
  public void load(File file) throws IOException {
    ModelFile.load(network, examples.state(), file);
  }

  /**
   * The parameters as they are now.
   *
   * @return a copy
   */
  public float[] parameters() {
    return network.parameters().clone();
  }
}
