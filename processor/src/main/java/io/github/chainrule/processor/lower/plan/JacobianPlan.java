package io.github.chainrule.processor.lower.plan;

import io.github.chainrule.processor.kernel.Driver;
import io.github.chainrule.processor.kernel.DriverStep;
import io.github.chainrule.processor.kernel.DriverStep.Result;
import io.github.chainrule.processor.kernel.DriverStep.Row;
import io.github.chainrule.processor.kernel.Drivers;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.PublicMethod;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Computes Jacobians, those that there are, and their products with directions, of one sample. */
public final class JacobianPlan {

  private JacobianPlan() {}

  /** The drivers of the class that computes Jacobians. */
  public static Drivers of(KernelGroup kernels) {
    Map<PublicMethod, Driver> drivers = new EnumMap<>(PublicMethod.class);
    add(kernels, EntryPoint.INPUT_JACOBIAN, PublicMethod.INPUT_JACOBIAN, drivers);
    add(kernels, EntryPoint.PARAMETER_JACOBIAN, PublicMethod.PARAMETER_JACOBIAN, drivers);
    add(kernels, EntryPoint.OUTPUT_TANGENT, PublicMethod.OUTPUT_TANGENT, drivers);
    return new Drivers(drivers, List.of());
  }

  private static void add(
      KernelGroup kernels,
      EntryPoint entry,
      PublicMethod method,
      Map<PublicMethod, Driver> drivers) {
    if (kernels.has(entry)) {
      List<DriverStep> steps = List.of(call(kernels, EntryPoint.PROPAGATE), call(kernels, entry));
      drivers.put(method, new Driver(entry.method(), "", List.of(), List.of(), false, steps));
    }
  }

  private static DriverStep call(KernelGroup kernels, EntryPoint entry) {
    return new DriverStep.CallKernel(kernels.kernel(entry), Row.ONLY, Map.of(), Result.NONE);
  }
}
