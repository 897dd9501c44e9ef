package io.github.chainrule.samples.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Has JMH measure the methods of a class, each in a virtual machine of its own, with default flags
 * and one after another, and all of them again by turns, so that a disturbance of some seconds
 * spoils no comparison. What JMH says goes to a file.
 *
 * <p>JMH's own options change the number of turns (its forks), of iterations and their time.
 */
public final class Timings implements AutoCloseable {
  private final List<String> patterns;
  private final CommandLineOptions options;
  private final PrintStream log;
  private final OutputFormat format;

  /**
   * Reads the options.
   *
   * @param log where to write what JMH says
   * @param args options of JMH
   * @throws IOException if the file cannot be written
   * @throws IllegalArgumentException if JMH does not know an option
   */
  public Timings(Path log, String... args) throws IOException {
    try {
      patterns = new CommandLineOptions(args).getIncludes();
      // JMH would add them to the class that is to be measured.
      List<String> others = new ArrayList<>(List.of(args));
      others.removeAll(patterns);
      options = new CommandLineOptions(others.toArray(new String[0]));
    } catch (CommandLineOptionException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    this.log = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
    format = OutputFormatFactory.createFormatInstance(this.log, VerboseMode.NORMAL);
  }

  /**
   * Whether the options leave a benchmark in: one of their patterns occurs in its name, or there is
   * none, and none that excludes does.
   *
   * @param name its name
   * @return whether it is to be measured
   */
  public boolean wants(String name) {
    return (patterns.isEmpty() || anyOccurs(patterns, name)) && !excludes(name);
  }

  /**
   * Whether the options exclude a benchmark.
   *
   * @param name its name
   * @return whether a pattern that excludes occurs in it
   */
  public boolean excludes(String name) {
    return anyOccurs(options.getExcludes(), name);
  }

  private static boolean anyOccurs(List<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> Pattern.compile(pattern).matcher(name).find());
  }

  /**
   * Whether the options leave a value of a parameter in.
   *
   * @param parameter its name
   * @param value the value
   * @return whether it is to be measured
   */
  public boolean wants(String parameter, String value) {
    return !options.getParameter(parameter).hasValue()
        || options.getParameter(parameter).get().contains(value);
  }

  /**
   * Measures all methods of a class, for one value of its parameter.
   *
   * @param type the class
   * @param parameter the name of the parameter
   * @param value its value
   * @return the time of each method, by its name
   * @throws RunnerException if one of them fails
   */
  public Map<String, Score> measure(Class<?> type, String parameter, String value)
      throws RunnerException {
    return run(builder(type).param(parameter, value), Effort.NORMAL);
  }

  /**
   * Measures some methods of a class.
   *
   * @param type the class
   * @param methods their names
   * @param parameters the values of its parameters
   * @param effort how long, where the options say nothing
   * @return the time of each method that the options leave in, by its name
   * @throws RunnerException if one of them fails
   */
  public Map<String, Score> measure(
      Class<?> type, List<String> methods, Map<String, String> parameters, Effort effort)
      throws RunnerException {
    ChainedOptionsBuilder builder = builder(type, "(" + String.join("|", methods) + ")$", effort);
    parameters.forEach(builder::param);
    return run(builder, effort);
  }

  /**
   * Measures all methods of a class.
   *
   * @param type the class
   * @return the time of each method, by its name
   * @throws RunnerException if one of them fails
   */
  public Map<String, Score> measure(Class<?> type) throws RunnerException {
    return run(builder(type), Effort.NORMAL);
  }

  private ChainedOptionsBuilder builder(Class<?> type) {
    return builder(type, "", Effort.NORMAL);
  }

  private ChainedOptionsBuilder builder(Class<?> type, String methods, Effort effort) {
    return new OptionsBuilder()
        .parent(options)
        .include("^" + Pattern.quote(type.getName()) + "\\." + methods)
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .threads(1)
        .shouldFailOnError(true)
        .forks(1)
        .warmupIterations(options.getWarmupIterations().orElse(effort.warmupIterations()))
        .warmupTime(options.getWarmupTime().orElse(effort.warmupTime()))
        .measurementIterations(options.getMeasurementIterations().orElse(effort.iterations()))
        .measurementTime(options.getMeasurementTime().orElse(effort.time()));
  }

  private Map<String, Score> run(ChainedOptionsBuilder builder, Effort effort)
      throws RunnerException {
    Map<String, DoubleSummaryStatistics> times = new LinkedHashMap<>();
    for (int turn = 0; turn < options.getForkCount().orElse(effort.turns()); turn++) {
      for (RunResult result : new Runner(builder.build(), format).run()) {
        Statistics iterations = result.getPrimaryResult().getStatistics();
        times
            .computeIfAbsent(
                result.getPrimaryResult().getLabel(), label -> new DoubleSummaryStatistics())
            .combine(summary(iterations));
      }
    }
    Map<String, Score> scores = new LinkedHashMap<>();
    times.forEach((label, iterations) -> scores.put(label, Score.of(iterations)));
    return scores;
  }

  private static DoubleSummaryStatistics summary(Statistics iterations) {
    return new DoubleSummaryStatistics(
        iterations.getN(), iterations.getMin(), iterations.getMax(), iterations.getSum());
  }

  @Override
  public void close() {
    log.close();
  }
}
