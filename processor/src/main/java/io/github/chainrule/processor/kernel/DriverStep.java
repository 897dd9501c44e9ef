package io.github.chainrule.processor.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step of a {@link Driver}. Samples are counted by {@code int} variables of these names. */
public sealed interface DriverStep {

  <R> R accept(DriverStepVisitor<R> visitor);

  /** The steps inside it. */
  default List<DriverStep> body() {
    return List.of();
  }

  /** The drivers that it calls. */
  default List<Driver> drivers() {
    return List.of();
  }

  /** The kernel of one sample that it calls. */
  default Optional<Kernel> called() {
    return Optional.empty();
  }

  /** All steps, and those inside them. */
  static List<DriverStep> all(List<DriverStep> steps) {
    List<DriverStep> all = new ArrayList<>();
    for (DriverStep step : steps) {
      all.add(step);
      all.addAll(all(step.body()));
    }
    return all;
  }

  /** Which row of arrays of many samples a kernel is to work on. */
  enum Row {
    /** The only one, at the start. */
    ONLY,
    /** That of the sample that a loop over {@link Samples} has come to. */
    OF_SAMPLE
  }

  /** What becomes of the number that is returned by what is called. */
  enum Result {
    /** There is none. */
    NONE,
    /** A total begins with it. */
    TOTAL,
    /** It is added to the total. */
    ADDED,
    /** It is returned. */
    RETURNED
  }

  /**
   * Calls a kernel of one sample.
   *
   * @param passed arrays to be passed for some of the kernel's arguments, by their names; null is
   *     passed on as it is
   */
  record CallKernel(Kernel kernel, Row row, Map<String, KernelArray> passed, Result result)
      implements DriverStep {

    public CallKernel {
      passed = Map.copyOf(passed);
    }

    @Override
    public Optional<Kernel> called() {
      return Optional.of(kernel);
    }

    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.callKernel(this);
    }
  }

  /**
   * Calls a driver of the same evaluator for the samples from one to before another.
   *
   * @param passed arrays to be passed for some of the driver's, by their names; null is passed on
   *     as it is
   */
  record CallDriver(
      Driver driver, String from, String to, Map<String, KernelArray> passed, Result result)
      implements DriverStep {

    public CallDriver {
      passed = Map.copyOf(passed);
    }

    @Override
    public List<Driver> drivers() {
      return List.of(driver);
    }

    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.callDriver(this);
    }
  }

  /**
   * Makes an array that drivers sum in, unless it was made before.
   *
   * @param samples whether only if there are samples left between {@code start} and {@code end}
   */
  record Prepare(KernelArray array, boolean samples) implements DriverStep {
    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.prepare(this);
    }
  }

  /** Does some steps if an argument is there, one that may be null. */
  record IfGiven(KernelArray argument, List<DriverStep> body) implements DriverStep {

    public IfGiven {
      body = List.copyOf(body);
    }

    /** The steps under the condition. */
    @Override
    public List<DriverStep> body() {
      return body;
    }

    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.ifGiven(this);
    }
  }

  /** Begins a total with −0, to which adding a number gives that number. */
  record BeginTotal() implements DriverStep {
    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.beginTotal(this);
    }
  }

  /** Puts the same number everywhere in an array. */
  record Fill(KernelArray array, double value) implements DriverStep {
    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.fill(this);
    }
  }

  /** Adds an array to another, element by element. */
  record Add(KernelArray next, KernelArray sum) implements DriverStep {
    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.add(this);
    }
  }

  /** Divides each element of a sum by the number of samples. */
  record Divide(KernelArray sum) implements DriverStep {
    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.divide(this);
    }
  }

  /** Returns the total. */
  record ReturnTotal() implements DriverStep {
    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.returnTotal(this);
    }
  }

  /** Returns the total, divided by the number of samples. */
  record ReturnMean() implements DriverStep {
    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.returnMean(this);
    }
  }

  /** Declares the first of the samples, zero, for {@link Tiles} to change. */
  record BeginSamples() implements DriverStep {
    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.beginSamples(this);
    }
  }

  /**
   * Goes through all samples in blocks of so many, the last one with the rest. The range of a block
   * is {@code start} to {@code end}.
   *
   * @param first what is done for the first block, which starts at 0
   * @param next what is done for each of the others
   */
  record Blocks(int samples, List<DriverStep> first, List<DriverStep> next) implements DriverStep {

    public Blocks {
      first = List.copyOf(first);
      next = List.copyOf(next);
    }

    @Override
    public List<DriverStep> body() {
      List<DriverStep> body = new ArrayList<>(first);
      body.addAll(next);
      return body;
    }

    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.blocks(this);
    }
  }

  /**
   * Takes samples from {@code start} on a tile at a time, as long as there are enough before {@code
   * end}.
   *
   * @param end a variable
   * @param kernel computes a tile of them
   * @param type the runtime's type that computes with such tiles
   * @param mostRows the rows of the largest of them
   */
  record Tiles(String end, TileKernel kernel, String type, int mostRows) implements DriverStep {
    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.tiles(this);
    }
  }

  /**
   * Takes samples one by one.
   *
   * @param from a variable or number
   * @param end a variable
   */
  record Samples(String from, String end, List<DriverStep> body) implements DriverStep {

    public Samples {
      body = List.copyOf(body);
    }

    @Override
    public <R> R accept(DriverStepVisitor<R> visitor) {
      return visitor.samples(this);
    }
  }
}
