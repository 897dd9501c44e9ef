package io.github.chainrule.processor.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The drivers of one generated class.
 *
 * @param methods what the methods of the contract do
 * @param workspace the arrays that drivers sum in
 */
public record Drivers(Map<PublicMethod, Driver> methods, List<KernelArray> workspace) {

  /** Those of a class that computes nothing. */
  public static final Drivers NONE = new Drivers(Map.of(), List.of());

  public Drivers {
    methods = Map.copyOf(methods);
    workspace = List.copyOf(workspace);
  }

  public Driver of(PublicMethod method) {
    return methods.get(method);
  }

  /** The drivers that others call, in the order of the contract's methods. */
  public List<Driver> called() {
    Set<Driver> called = new LinkedHashSet<>();
    for (PublicMethod method : PublicMethod.values()) {
      if (methods.containsKey(method)) {
        DriverStep.all(of(method).steps()).forEach(step -> called.addAll(step.drivers()));
      }
    }
    return List.copyOf(called);
  }

  /** All steps, those of drivers that are called included. */
  public List<DriverStep> steps() {
    List<DriverStep> steps = new ArrayList<>();
    methods.values().forEach(driver -> steps.addAll(DriverStep.all(driver.steps())));
    called().forEach(driver -> steps.addAll(DriverStep.all(driver.steps())));
    return steps;
  }
}
