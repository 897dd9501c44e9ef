package io.github.chainrule.samples.benchmarks.peer;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.chainrule.samples.benchmarks.Batch;

/**
 * A network in the Deep Java Library with PyTorch, trained as its guide has it but for metrics: a
 * trainer, plain gradient descent, one thread. The samples stay in native memory; what a step
 * allocates is released at its end.
 */
public final class DjlTraining implements AutoCloseable {
  private final io.github.chainrule.runtime.f32.Model ours;
  private final Model model = Model.newInstance("network");
  private final NDManager manager = model.getNDManager();
  private final DjlBlock block;
  private final Trainer trainer;
  private final NDList x;
  private final NDList t;

  /**
   * Copies a network.
   *
   * @param ours the compiled network
   * @param batch the samples of each step
   * @param rate the learning rate
   */
  public DjlTraining(io.github.chainrule.runtime.f32.Model ours, Batch batch, float rate) {
    this.ours = ours;
    x = new NDList(inputs(batch.x(), batch.n()));
    t = new NDList(manager.create(batch.t(), new Shape(batch.n(), ours.outputs())));
    block = new DjlBlock(ours, manager);
    model.setBlock(block);
    Optimizer descent = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(rate)).build();
    trainer = model.newTrainer(new DefaultTrainingConfig(loss()).optOptimizer(descent));
    trainer.initialize(x.singletonOrThrow().getShape());
  }

  /**
   * Has all that is made later in this virtual machine take one thread and what is on the class
   * path, and download nothing.
   *
   * @param cache a directory to unpack the native library into
   */
  public static void configure(String cache) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("DJL_CACHE_DIR", cache);
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  /** The samples with their channels first. */
  private NDArray inputs(float[] values, int n) {
    int[] shape = Shapes.input(ours);
    NDArray array = manager.create(values, new Shape(n, ours.inputs()));
    return switch (shape.length) {
      case 1 -> array;
      case 2 -> array.reshape(n, shape[0], shape[1]).transpose(0, 2, 1).duplicate();
      default -> array.reshape(n, shape[0], shape[1], shape[2]).transpose(0, 3, 1, 2).duplicate();
    };
  }

  private Loss loss() {
    return softmax()
        ? new SoftmaxCrossEntropyLoss("loss", 1f, -1, false, true)
        : new SigmoidBinaryCrossEntropyLoss("loss", 1f, false);
  }

  private boolean softmax() {
    return ours.outputs() > 1;
  }

  /** Takes a step against the mean gradient of the samples. */
  public void step() {
    try (NDManager temporary = manager.newSubManager()) {
      x.tempAttach(temporary);
      t.tempAttach(temporary);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        collector.backward(trainer.getLoss().evaluate(t, trainer.forward(x)));
      }
      trainer.step();
    }
  }

  /**
   * Computes the outputs of the samples.
   *
   * @return the outputs, {@code [n][outputs]}
   */
  public float[] outputs() {
    NDArray v = trainer.evaluate(x).singletonOrThrow();
    return (softmax() ? v.softmax(-1) : v.getNDArrayInternal().sigmoid()).toFloatArray();
  }

  /**
   * Copies the parameters.
   *
   * @return the parameters, in the order of the compiled network
   */
  public float[] parameters() {
    return block.copyParameters();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
