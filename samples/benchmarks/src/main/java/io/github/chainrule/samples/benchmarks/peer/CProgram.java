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
import java.util.Arrays;
import java.util.List;

/** A chain of dense layers in C, compiled by gcc for this processor, as a process of its own. */
public final class CProgram {
  /**
   * That what the program reads, and its results, begin 16 bytes behind a cache line; its own rows
   * begin with one. In Java arrays begin at any multiple of 8 bytes.
   */
  public static final String BEHIND_A_LINE = "-DBEHIND=4";

  /** Each product is rounded before it is added. */
  private static final String ROUNDED = "-ffp-contract=off";

  private final Path program;
  private final Path data;
  private final int samples;

  private CProgram(Model model, Batch batch, Path program, String source, String... flags)
      throws IOException, InterruptedException {
    this.program = program.toAbsolutePath();
    data = beside(".data");
    samples = batch.n();
    Gcc.compile(source, this.program, flags);
    Files.write(data, bytes(model.parameters(), batch.x(), batch.t()));
  }

  /**
   * Compiles the forward pass of a network in nested loops, and compares its outputs.
   *
   * @param model the compiled network
   * @param batch the samples of each call
   * @param program the file to compile it to; others of this name lie beside it
   * @param flags what to give gcc beside {@code -O3 -march=native}
   * @return the program
   * @throws IOException if gcc or the program fails
   * @throws InterruptedException if the thread is interrupted
   * @throws IllegalStateException if the outputs differ
   */
  public static CProgram forward(Model model, Batch batch, Path program, String... flags)
      throws IOException, InterruptedException {
    return checked(new CProgram(model, batch, program, CSource.of(model), flags), model, batch);
  }

  /**
   * Compiles the forward pass of a network in kernels written by hand, and compares its outputs.
   *
   * @param model the compiled network, which ends with SOFTMAX
   * @param batch the samples of each call: up to 64, or a multiple of that
   * @param program the file to compile it to; others of this name lie beside it
   * @param flags {@link #BEHIND_A_LINE}, or none: then all arrays begin with a cache line
   * @return the program
   * @throws IOException if gcc or the program fails
   * @throws InterruptedException if the thread is interrupted
   * @throws IllegalStateException if the outputs differ
   */
  public static CProgram handwrittenForward(Model model, Batch batch, Path program, String... flags)
      throws IOException, InterruptedException {
    String source = HandwrittenSource.ofOutputs(model, batch.n());
    return checked(new CProgram(model, batch, program, source, rounded(flags)), model, batch);
  }

  /**
   * Compiles a gradient and a step of gradient descent in kernels written by hand, and compares the
   * step.
   *
   * @param model the compiled network, which ends with SOFTMAX, for CROSS_ENTROPY
   * @param batch the samples of each call: up to 64
   * @param rate the learning rate
   * @param program the file to compile it to; others of this name lie beside it
   * @param flags as of {@link #handwrittenForward}
   * @return the program
   * @throws IOException if gcc or the program fails
   * @throws InterruptedException if the thread is interrupted
   * @throws IllegalStateException if the steps differ
   */
  public static CProgram handwrittenStep(
      Model model, Batch batch, float rate, Path program, String... flags)
      throws IOException, InterruptedException {
    String source = HandwrittenSource.ofStep(model, batch.n(), rate);
    CProgram made = new CProgram(model, batch, program, source, rounded(flags));
    float[] g = new float[model.parameters().length];
    model.newBackprop().gradient(batch.x(), batch.t(), batch.n(), g);
    Agreement.checkStep(model.parameters(), made.results(), rate, g);
    return made;
  }

  private static String[] rounded(String... flags) {
    String[] all = Arrays.copyOf(flags, flags.length + 1);
    all[flags.length] = ROUNDED;
    return all;
  }

  private static CProgram checked(CProgram made, Model model, Batch batch)
      throws IOException, InterruptedException {
    float[] y = new float[batch.n() * model.outputs()];
    model.newForward().forward(batch.x(), y, batch.n());
    Agreement.check("outputs", y, made.results());
    return made;
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

  private float[] results() throws IOException, InterruptedException {
    Path file = beside(".results");
    Gcc.run(command(file.toString()));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
    float[] results = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(results);
    return results;
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

  private static byte[] bytes(float[] parameters, float[] x, float[] t) {
    int count = parameters.length + x.length + t.length;
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * count).order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(parameters).put(x).put(t);
    return bytes.array();
  }
}
