package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Effort;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Score;
import io.github.chainrule.samples.benchmarks.Subject;
import io.github.chainrule.samples.benchmarks.Timings;
import io.github.chainrule.samples.benchmarks.Vectors;
import io.github.chainrule.samples.benchmarks.peer.CProgram;
import io.github.chainrule.samples.benchmarks.peer.Gcc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;

/** Prints how many times as long as a compiled network its peers take. */
public final class Main {
  /** So short that all of it takes some 30 minutes; a longer one is an option away. */
  private static final Effort EFFORT = Effort.of(1, 16, 250, 8, 50);

  /** Many loops take longer to be compiled. */
  private static final Effort EFFORT_OF_GRAPHS = Effort.of(1, 8, 500, 8, 50);

  private final Timings timings;
  private final Optional<String> compiler;
  private final Table table;

  private Main(Timings timings, Optional<String> compiler) {
    this.timings = timings;
    this.compiler = compiler;
    table = new Table(compiler.isPresent());
  }

  /**
   * Measures and prints.
   *
   * @param args options of JMH; patterns choose the kinds of work, {@code -p network=} the networks
   *     and {@code -e} leaves contestants out
   * @throws IOException if a report cannot be written
   * @throws RunnerException if a peer does not agree with the compiled network, or cannot run
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] args) throws IOException, RunnerException, InterruptedException {
    Report report = new Report("speed");
    report.line("%s: %s", Contestant.OURS.title(), Vectors.description(List.of()));
    report.line("%s: %s", Contestant.BY_VECTORS.title(), Vectors.description(Vectors.FLAGS));
    Optional<String> compiler = Gcc.version();
    report.line("%s: %s%n", Contestant.C.title(), compiler.orElse("there is no gcc"));
    try (Timings timings = new Timings(Report.file("speed.log"), args)) {
      Main main = new Main(timings, compiler);
      try {
        main.measure();
      } finally {
        report.line("%n%s", main.table);
        report.write();
      }
    }
  }

  private void measure() throws IOException, RunnerException, InterruptedException {
    for (Work work : Work.values()) {
      for (Subject subject : Subject.values()) {
        if (work.includes(subject.kind())
            && timings.wants(work.name())
            && timings.wants("network", subject.title())) {
          System.out.println(table.add(work, subject, times(work, subject)));
        }
      }
    }
  }

  /** Nanoseconds of one sample. */
  private Map<Contestant, Score> times(Work work, Subject subject)
      throws IOException, RunnerException, InterruptedException {
    List<Contestant> contestants = work.contestants();
    Map<String, Score> scores =
        timings.measure(
            work.benchmark(),
            contestants.stream().map(Contestant::method).toList(),
            Map.of("network", subject.title(), "samples", Integer.toString(work.samples())),
            subject.kind().isDense() ? EFFORT : EFFORT_OF_GRAPHS);
    Map<Contestant, Score> times = new EnumMap<>(Contestant.class);
    for (Contestant contestant : contestants) {
      if (scores.containsKey(contestant.method())) {
        times.put(contestant, scores.get(contestant.method()).dividedBy(work.samples()));
      }
    }
    if (compiler.isPresent()) {
      for (Contestant contestant : work.contestantsInC(subject)) {
        if (!timings.excludes(contestant.method())) {
          times.put(contestant, program(contestant, work, subject).time());
        }
      }
    }
    return times;
  }

  private static CProgram program(Contestant contestant, Work work, Subject subject)
      throws IOException, InterruptedException {
    Model model = subject.model();
    Batch batch = Batch.of(model, work.samples());
    Path program = Report.file(subject.title() + "." + contestant.method());
    return switch (contestant) {
      case C -> CProgram.forward(model, batch, program);
      case C_FAST_MATH -> CProgram.forward(model, batch, program, "-ffast-math");
      case C_BY_HAND -> byHand(work, model, batch, program);
      case C_BY_HAND_BEHIND_LINES -> byHand(work, model, batch, program, CProgram.BEHIND_A_LINE);
      default -> throw new IllegalArgumentException(contestant.title() + " is not in C");
    };
  }

  private static CProgram byHand(Work work, Model model, Batch batch, Path program, String... flags)
      throws IOException, InterruptedException {
    return work.isStep()
        ? CProgram.handwrittenStep(model, batch, Case.RATE, program, flags)
        : CProgram.handwrittenForward(model, batch, program, flags);
  }
}
