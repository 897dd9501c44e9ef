package io.github.chainrule.processor.kernel;

import java.util.List;

/**
 * The kernels of one generated class and the workspace that they share.
 *
 * <p>Kernels called one after another hand values on through the workspace: what an earlier one
 * left there, a later one reads.
 */
public record KernelGroup(List<KernelArray> workspace, List<Kernel> kernels) {

  public KernelGroup {
    workspace = List.copyOf(workspace);
    kernels = List.copyOf(kernels);
  }

  /** The kernel of an entry point. */
  public Kernel kernel(EntryPoint entry) {
    return kernels.stream()
        .filter(kernel -> kernel.name().equals(entry.method()))
        .findFirst()
        .orElseThrow();
  }
}
