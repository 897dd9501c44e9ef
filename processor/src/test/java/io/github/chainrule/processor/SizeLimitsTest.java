package io.github.chainrule.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.emit.LoweredNetwork;
import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.Drivers;
import io.github.chainrule.processor.kernel.EvaluatorCode;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SizeLimitsTest {

  private static final NetworkSpec NETWORK =
      Networks.network(1, LossFunction.SQUARED_ERROR, Networks.dense(1, Activation.TANH));

  private static EvaluatorCode keeping(int arrays) {
    List<KernelArray> workspace =
        IntStream.range(0, arrays)
            .mapToObj(
                index -> new KernelArray("a" + index, 1, Width.WORKING, KernelArray.Role.WORKSPACE))
            .toList();
    return code(new KernelGroup(workspace, List.of()));
  }

  private static EvaluatorCode code(KernelGroup kernels) {
    return new EvaluatorCode(kernels, Optional.empty(), Drivers.NONE);
  }

  /** Reads elements whose places are that many whole numbers, each of more than two bytes. */
  private static EvaluatorCode reading(int places) {
    KernelArray parameters =
        new KernelArray("p", Integer.MAX_VALUE, Width.WORKING, KernelArray.Role.PARAMETERS);
    KernelArray first = new KernelArray("a", 1, Width.WORKING, KernelArray.Role.WORKSPACE);
    ScalarGraph graph = new ScalarGraph(Simplification.NONE);
    List<Statement> body = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      Scalar value = graph.symbol(Access.of(parameters, 100_000 + place));
      body.add(new Statement.Store(Access.of(first, 0), value));
    }
    Kernel kernel = new Kernel("run", "Runs.", List.of(), false, body);
    return code(new KernelGroup(List.of(first), List.of(kernel)));
  }

  private static Optional<Message> refusal(EvaluatorCode backprop) {
    LoweredNetwork lowered =
        new LoweredNetwork(
            NETWORK,
            ParameterLayout.of(NETWORK),
            keeping(1),
            backprop,
            keeping(2),
            Optional.empty(),
            null,
            null);
    return SizeLimits.refuse(lowered).map(Refusal::message);
  }

  @Test
  void arraysThatNoConstructorCanMakeAreRefused() {
    assertEquals(Optional.empty(), refusal(keeping(7_000)));
    assertEquals(Optional.of(NetworkMessage.TOO_MANY_ARRAYS), refusal(keeping(7_001)));
  }

  @Test
  void constantsThatNoClassFileHoldsAreRefused() {
    assertEquals(Optional.empty(), refusal(reading(64_000)));
    assertEquals(Optional.of(NetworkMessage.TOO_MANY_CONSTANTS), refusal(reading(65_000)));
  }
}
