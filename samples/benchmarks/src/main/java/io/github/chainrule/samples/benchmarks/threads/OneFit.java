package io.github.chainrule.samples.benchmarks.threads;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.train.Sgd;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Subject;
import io.github.chainrule.samples.benchmarks.Vectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A fit by one thread and by two, each with and without the module of vectors. */
@State(Scope.Thread)
public class OneFit {
  static final String PARAMETER = "network";
  static final int BATCH = 256;

  private static final int BATCHES = 40;
  private static final int EPOCHS = 4;
  private static final double RATE = 1e-3;

  /** The widths of the network. */
  @Param("12-64-64-4")
  public String network;

  private Model model;
  private Dataset data;

  /** Makes the network and the samples; waits until vectors, where they are used, are compiled. */
  @Setup
  public void make() throws InterruptedException {
    model = Subject.of(network).model();
    Batch samples = Batch.of(model, BATCHES * BATCH);
    data = Dataset.of(samples.x(), model.inputs(), samples.t(), model.outputs());
    Vectors.awaitCompiled();
  }

  private Model fit(int threads) {
    Trainer.builder()
        .optimizer(new Sgd(RATE))
        .batchSize(BATCH)
        .epochs(EPOCHS)
        .threads(threads)
        .build()
        .fit(model, data);
    return model;
  }

  /** Measures one thread. */
  @Benchmark
  @OperationsPerInvocation(BATCHES * EPOCHS)
  public Model one() {
    return fit(1);
  }

  /** Measures two threads. */
  @Benchmark
  @OperationsPerInvocation(BATCHES * EPOCHS)
  public Model two() {
    return fit(2);
  }

  /** Measures one thread by vectors. */
  @Benchmark
  @OperationsPerInvocation(BATCHES * EPOCHS)
  @Fork(jvmArgsAppend = {Vectors.ADD, Vectors.MODULE})
  public Model oneByVectors() {
    return fit(1);
  }

  /** Measures two threads by vectors. */
  @Benchmark
  @OperationsPerInvocation(BATCHES * EPOCHS)
  @Fork(jvmArgsAppend = {Vectors.ADD, Vectors.MODULE})
  public Model twoByVectors() {
    return fit(2);
  }
}
