package io.github.chainrule.processor.lower;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.reference.Networks.withoutBias;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.KernelInterpreter;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.kernel.VectorMethod;
import io.github.chainrule.processor.kernel.WholeVectors;
import io.github.chainrule.processor.lower.cost.Target;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.reference.ConvolutionalNetworks;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is offered to vectors is what the loops compute: the interpreter of kernels compares. */
class RowVectorsTest {

  private static final NetworkSpec DENSE =
      network(
          11,
          LossFunction.SQUARED_ERROR,
          dense(9, Activation.TANH),
          withoutBias(13, Activation.SIGMOID),
          dense(8, Activation.RELU),
          dense(3, Activation.IDENTITY));

  @Test
  void methodsOfFloatsComputeWhatTheLoopsDo() {
    Set<VectorMethod> offered = offered(DENSE, Precision.FLOAT);
    offered.addAll(offered(ConvolutionalNetworks.digits(), Precision.FLOAT));
    offered.addAll(offered(ConvolutionalNetworks.activity(), Precision.FLOAT));
    offered.addAll(offered(ConvolutionalNetworks.withoutBias(), Precision.FLOAT));
    assertEquals(EnumSet.allOf(VectorMethod.class), offered);
  }

  @Test
  void methodsOfDoublesComputeWhatTheLoopsDo() {
    Set<VectorMethod> offered = offered(DENSE, Precision.DOUBLE);
    offered.addAll(offered(ConvolutionalNetworks.digits(), Precision.DOUBLE));
    offered.addAll(offered(ConvolutionalNetworks.withoutBias(), Precision.DOUBLE));
    Set<VectorMethod> functions = EnumSet.of(VectorMethod.TANH, VectorMethod.SIGMOID);
    assertEquals(EnumSet.complementOf(EnumSet.copyOf(functions)), offered);
  }

  @Test
  void narrowLayersAreNotOffered() {
    NetworkSpec narrow =
        network(
            7, LossFunction.SQUARED_ERROR, dense(7, Activation.TANH), dense(2, Activation.TANH));
    assertEquals(Set.of(), offered(narrow, Precision.FLOAT));
  }

  /** Runs all kernels of a network in loops, and gives the methods that vectors were offered. */
  private static Set<VectorMethod> offered(NetworkSpec network, Precision precision) {
    NetworkProgram program = Programs.of(Networks.as(network, precision, Emission.LOOPED));
    NetworkLowering lowering = new NetworkLowering(program, Target.HOTSPOT, SizeBudget.DEFAULT);
    Set<VectorMethod> offered = EnumSet.noneOf(VectorMethod.class);
    for (KernelGroup lowered : List.of(lowering.forward(), lowering.backprop())) {
      KernelGroup group = WholeVectors.fill(lowered);
      SplittableRandom random = new SplittableRandom(7);
      KernelInterpreter interpreter = new KernelInterpreter(group, precision);
      interpreter.with("p", random.doubles(program.layout().size(), -1, 1).toArray());
      for (Kernel kernel : group.kernels()) {
        for (KernelArray argument : kernel.arguments()) {
          interpreter.with(argument.name(), random.doubles(argument.capacity(), -1, 1).toArray());
        }
        interpreter.run(kernel.name());
      }
      offered.addAll(interpreter.vectorMethods());
    }
    return offered;
  }
}
