package io.github.chainrule.processor.kernel;

import java.util.List;
import java.util.Map;

/**
 * The kernels of one generated class and the workspace that they share.
 *
 * <p>Kernels called one after another hand values on through the workspace: what an earlier one
 * left there, a later one reads.
 *
 * @param shared the arrays that have no memory of their own, and whose they use instead
 */
public record KernelGroup(
    List<KernelArray> workspace, List<Kernel> kernels, Map<KernelArray, KernelArray> shared) {

  public KernelGroup {
    workspace = List.copyOf(workspace);
    kernels = List.copyOf(kernels);
    shared = Map.copyOf(shared);
  }

  /** A group whose arrays all have memory of their own. */
  public KernelGroup(List<KernelArray> workspace, List<Kernel> kernels) {
    this(workspace, kernels, Map.of());
  }

  /** The same group with some arrays in the memory of others. */
  public KernelGroup sharing(Map<KernelArray, KernelArray> arrays) {
    return new KernelGroup(workspace, kernels, arrays);
  }

  /** The array whose memory an array uses, in most cases its own. */
  public KernelArray holder(KernelArray array) {
    return shared.getOrDefault(array, array);
  }

  /** Whether there is a kernel of an entry point. */
  public boolean has(EntryPoint entry) {
    return kernels.stream().anyMatch(kernel -> kernel.name().equals(entry.method()));
  }

  /** The kernel of an entry point. */
  public Kernel kernel(EntryPoint entry) {
    return kernels.stream()
        .filter(kernel -> kernel.name().equals(entry.method()))
        .findFirst()
        .orElseThrow();
  }
}
