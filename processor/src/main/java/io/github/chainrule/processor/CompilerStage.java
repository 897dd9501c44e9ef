package io.github.chainrule.processor;

import io.github.chainrule.processor.spec.NetworkSpec;

/**
 * What follows the reader. It knows nothing of the compiler that runs the processor, so it cannot
 * report anything; whatever it throws is a fault of the processor.
 */
@FunctionalInterface
interface CompilerStage {

  CompiledNetwork compile(NetworkSpec network);
}
