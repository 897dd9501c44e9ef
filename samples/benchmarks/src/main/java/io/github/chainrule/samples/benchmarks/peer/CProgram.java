package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Score;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A chain of dense layers in C, compiled by gcc for this processor, as a process of its own. */
public final class CForward {
  private final Path program;
  private final Path data;
  private final int samples;

  /**
   * Compiles a network and compares its outputs.
   *
   * @param model the compiled network
   * @param batch the samples of each call
   * @param program the file to compile it to; others of this name lie beside it
   * @param flags what to give gcc beside {@code -O3 -march=native}
   * @throws IOException if gcc or the program fails
   * @throws InterruptedException if the thread is interrupted
   * @throws IllegalStateException if the outputs differ
   */
  public CForward(Model model, Batch batch, Path program, String... flags)
      throws IOException, InterruptedException {
    this.program = program.toAbsolutePath();
    data = beside(".data");
    samples = batch.n();
    Gcc.compile(CSource.of(model), this.program, flags);
    Files.write(data, bytes(model.parameters(), batch.x()));
    float[] y = new float[samples * model.outputs()];
    model.newForward().forward(batch.x(), y, samples);
    Agreement.check("outputs", y, outputs());
  }

  /**
   * Measures blocks of calls.
   *
   * @return the time of one sample
   * @throws IOException if the program fails
   * @throws InterruptedException if the thread is interrupted
   */
  public Score time() throws IOException, InterruptedException {
    String[] times = Gcc.run(command()).trim().split(" ", 2);
    return new Score(Double.parseDouble(times[0]), Double.parseDouble(times[1]));
  }

  private float[] outputs() throws IOException, InterruptedException {
    Path file = beside(".outputs");
    Gcc.run(command(file.toString()));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
    float[] outputs = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(outputs);
    return outputs;
  }

  private List<String> command(String... more) {
    List<String> command =
        new ArrayList<>(List.of(program.toString(), data.toString(), Integer.toString(samples)));
    command.addAll(List.of(more));
    return command;
  }

  private Path beside(String ending) {
    return program.resolveSibling(program.getFileName() + ending);
  }

  private static byte[] bytes(float[] parameters, float[] x) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * (parameters.length + x.length));
    bytes.order(ByteOrder.nativeOrder()).asFloatBuffer().put(parameters).put(x);
    return bytes.array();
  }
}
