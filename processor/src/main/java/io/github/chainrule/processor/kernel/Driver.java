package io.github.chainrule.processor.kernel;

import java.util.List;

/**
 * What leads through samples: which kernels are called for which of them, and how their results are
 * summed. Of a public method, it is what comes after the checks of its arguments.
 *
 * @param name the name of the method, one of its own or of the contract
 * @param comment what a method of its own does, a sentence for its Javadoc
 * @param data the arrays of samples that it takes, before a range of samples
 * @param results the arrays that it writes, behind it
 * @param returnsValue whether it returns a {@code double}
 */
public record Driver(
    String name,
    String comment,
    List<KernelArray> data,
    List<KernelArray> results,
    boolean returnsValue,
    List<DriverStep> steps) {

  public Driver {
    data = List.copyOf(data);
    results = List.copyOf(results);
    steps = List.copyOf(steps);
  }
}
