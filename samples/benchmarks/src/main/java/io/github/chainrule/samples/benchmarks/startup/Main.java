package io.github.chainrule.samples.benchmarks.startup;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.JavaProcess;
import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Vectors;
import io.github.chainrule.samples.benchmarks.networks.Iris;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints how long a program takes from its start to the first prediction, beside one that does
 * nothing, what the first calls take with vectors and without, and how large the jars and the
 * generated classes are.
 */
public final class Main {
  private static final int RUNS = 40;

  private static final List<String> NETWORKS = List.of("Xor", "Iris", "Tiny", "Control", "Digits");
  private static final List<String> KINDS = List.of("Network", "Forward", "Backprop", "Jacobian");

  private Main() {}

  /**
   * Measures and prints.
   *
   * @param args how often to run each program, 40 times if not given
   * @throws IOException if a program cannot be started, or a file not be written
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Report report = new Report("startup");
    Path runtime = ClassFiles.with(Model.class).jar(Report.file("runtime.jar"));
    Path dsl = ClassFiles.with(Dense.class).jar(Report.file("dsl.jar"));
    int runs = args.length == 0 ? RUNS : Integer.parseInt(args[0]);
    start(report, runtime, runs);
    calls(report, runs);
    sizes(report, runtime, dsl);
    report.write();
  }

  private static void start(Report report, Path runtime, int runs)
      throws IOException, InterruptedException {
    Path program =
        ClassFiles.with(Iris.class)
            .jar(Report.file("program.jar"), Main.class.getPackage(), Iris.class.getPackage());
    Launcher launcher = new Launcher(program, runtime);
    double[] empty = new double[runs];
    double[] prediction = new double[runs];
    for (int i = 0; i < runs; i++) {
      empty[i] = launcher.run(Empty.class);
      prediction[i] = launcher.run(FirstPrediction.class);
    }
    double least = Launcher.median(empty);
    double most = Launcher.median(prediction);
    report.line("From start to end, median of %d runs:", runs);
    report.line("  an empty main               %6.1f ms", least);
    report.line("  one prediction of the irises %5.1f ms", most);
    report.line("  difference                  %6.1f ms, at most 40%n", most - least);
  }

  private static void calls(Report report, int runs) throws IOException, InterruptedException {
    MarkdownTable table =
        new MarkdownTable("calls", "samples", "plain Java, ms", "by vectors", "by vectors / plain");
    for (String kind : List.of(FirstCalls.FORWARD, FirstCalls.GRADIENT)) {
      for (String samples : List.of("1", "32")) {
        double[] plain = new double[runs];
        double[] byVectors = new double[runs];
        for (int i = 0; i < runs; i++) {
          plain[i] = calls(List.of(), kind, samples);
          byVectors[i] = calls(Vectors.FLAGS, kind, samples);
        }
        double first = Launcher.median(plain);
        double second = Launcher.median(byVectors);
        table.row(kind, samples, tenths(first), tenths(second), tenths(second / first));
      }
    }
    report.line("The first %,d calls of 4-16-16-3, median of %d runs:%n", FirstCalls.CALLS, runs);
    report.line("%s", table);
  }

  private static double calls(List<String> flags, String... what)
      throws IOException, InterruptedException {
    String classPath = System.getProperty("java.class.path");
    return Double.parseDouble(JavaProcess.run(FirstCalls.class, classPath, flags, what));
  }

  private static String tenths(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static void sizes(Report report, Path runtime, Path dsl) throws IOException {
    report.line("Jars, bytes: runtime %,d, dsl %,d%n", Files.size(runtime), Files.size(dsl));
    report.line("Generated classes, bytes:%n%n%s", classes());
  }

  private static MarkdownTable classes() throws IOException {
    List<Path> files = ClassFiles.with(Iris.class).inPackage(Iris.class.getPackage());
    MarkdownTable table =
        new MarkdownTable("network", "Network", "Forward", "Backprop", "Jacobian", "all");
    for (String network : NETWORKS) {
      String[] cells = new String[KINDS.size() + 2];
      long all = 0;
      for (int i = 0; i < KINDS.size(); i++) {
        long size = size(files, network + KINDS.get(i));
        all += size;
        cells[i + 1] = bytes(size);
      }
      cells[0] = network;
      cells[cells.length - 1] = bytes(all);
      table.row(cells);
    }
    return table;
  }

  /** The class and those nested in it. */
  private static long size(List<Path> files, String name) throws IOException {
    long size = 0;
    for (Path file : files) {
      String fileName = file.getFileName().toString();
      if (fileName.equals(name + ".class") || fileName.startsWith(name + "$")) {
        size += Files.size(file);
      }
    }
    return size;
  }

  private static String bytes(long size) {
    return String.format(Locale.ROOT, "%,d", size);
  }
}
