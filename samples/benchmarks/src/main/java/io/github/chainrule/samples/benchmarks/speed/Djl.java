package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.peer.Agreement;
import io.github.chainrule.samples.benchmarks.peer.DjlTraining;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A network in DJL with PyTorch. */
public class Djl extends Case {
  private DjlTraining djl;

  /** Copies the network and compares outputs and a step. */
  @Setup
  public void make() {
    DjlTraining.configure(Report.file("djl").toAbsolutePath().toString());
    Model model = model();
    Batch batch = batch(model);
    djl = new DjlTraining(model, batch, RATE);
    Agreement.check("outputs", outputs(model, batch), djl.outputs());
    djl.step();
    Agreement.checkStep(model.parameters(), djl.parameters(), RATE, gradient(model, batch));
  }

  /** Takes a step against the mean gradient of the samples. */
  void step() {
    djl.step();
  }

  /** Releases what is outside the heap. */
  @TearDown
  public void close() {
    djl.close();
  }
}
