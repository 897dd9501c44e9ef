package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Subject;
import io.github.chainrule.samples.benchmarks.peer.Agreement;
import io.github.chainrule.samples.benchmarks.peer.DjlTraining;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A network in DJL with PyTorch, once for one sample a step and once for a batch. */
@State(Scope.Thread)
public class Djl {
  /** The widths of the network. */
  @Param({"4-16-16-3", "12-64-64-4", "784-128-10", "2-3-1"})
  public String network;

  DjlTraining one;
  DjlTraining batch;

  /** Copies the network and compares outputs and a step. */
  @Setup
  public void make() {
    DjlTraining.configure(Report.file("djl").toAbsolutePath().toString());
    Model model = Subject.of(network).model();
    one = load(model, 1);
    batch = load(model, Ours.BATCH);
  }

  private static DjlTraining load(Model model, int samples) {
    Batch batch = Batch.of(model, samples);
    float[] y = new float[samples * model.outputs()];
    float[] gradient = new float[model.parameters().length];
    model.newForward().forward(batch.x(), y, samples);
    model.newBackprop().gradient(batch.x(), batch.t(), samples, gradient);
    DjlTraining djl = new DjlTraining(model, batch, Ours.RATE);
    Agreement.check("outputs", y, djl.outputs());
    djl.step();
    Agreement.checkStep(model.parameters(), djl.parameters(), Ours.RATE, gradient);
    return djl;
  }

  /** Releases what is outside the heap. */
  @TearDown
  public void close() {
    one.close();
    batch.close();
  }
}
