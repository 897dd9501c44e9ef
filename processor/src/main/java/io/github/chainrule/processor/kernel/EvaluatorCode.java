package io.github.chainrule.processor.kernel;

import java.util.Optional;

/**
 * The code of one generated class.
 *
 * @param kernels what it computes of one sample
 * @param tiles what it computes of many samples, if it does not take them one by one
 * @param drivers what leads through samples
 */
public record EvaluatorCode(KernelGroup kernels, Optional<TileGroup> tiles, Drivers drivers) {

  /** The same code with other kernels of one sample. */
  public EvaluatorCode withKernels(KernelGroup others) {
    return new EvaluatorCode(others, tiles, drivers);
  }
}
