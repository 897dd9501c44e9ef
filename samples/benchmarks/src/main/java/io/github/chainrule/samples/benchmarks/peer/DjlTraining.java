package io.github.chainrule.samples.benchmarks.peer;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.samples.benchmarks.Batch;
import java.util.List;

/**
 * A network in the Deep Java Library with PyTorch, trained as its guide has it but for metrics: a
 * trainer, plain gradient descent, one thread. The samples stay in native memory; what a step
 * allocates is released at its end. The output's activation is part of the loss, as it has to be.
 */
public final class DjlTraining implements AutoCloseable {
  private final io.github.chainrule.runtime.f32.Model ours;
  private final Model model = Model.newInstance("network");
  private final SequentialBlock block = new SequentialBlock();
  private final NDManager manager = model.getNDManager();
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
    x = new NDList(matrix(batch.x(), 0, batch.n(), ours.inputs()));
    t = new NDList(matrix(batch.t(), 0, batch.n(), ours.outputs()));
    for (Layer layer : ours.layers()) {
      append(layer);
    }
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

  private NDArray matrix(float[] values, int offset, int rows, int columns) {
    float[] part = new float[rows * columns];
    System.arraycopy(values, offset, part, 0, part.length);
    return manager.create(part, new Shape(rows, columns));
  }

  private void append(Layer layer) {
    Linear linear = Linear.builder().setUnits(layer.units()).build();
    float[] parameters = ours.parameters();
    // Linear keeps its weights as [units][inputs].
    NDArray weights = matrix(parameters, layer.weightsOffset(), layer.inputs(), layer.units());
    NDArray bias = matrix(parameters, layer.biasOffset(), 1, layer.units());
    linear.getParameters().get("weight").setArray(weights.transpose().duplicate());
    linear.getParameters().get("bias").setArray(bias.reshape(layer.units()).duplicate());
    block.add(linear);
    switch (layer.activation()) {
      case "TANH" -> block.add(Activation::tanh);
      case "RELU" -> block.add(Activation::relu);
      case "SOFTMAX", "SIGMOID" -> {}
      default -> throw new IllegalArgumentException("No block for " + layer.activation());
    }
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
    float[] parameters = new float[ours.parameters().length];
    List<Parameter> arrays = block.getParameters().values();
    int next = 0;
    for (Layer layer : ours.layers()) {
      float[] weights = arrays.get(next++).getArray().transpose().toFloatArray();
      float[] bias = arrays.get(next++).getArray().toFloatArray();
      System.arraycopy(weights, 0, parameters, layer.weightsOffset(), weights.length);
      System.arraycopy(bias, 0, parameters, layer.biasOffset(), bias.length);
    }
    return parameters;
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
