package io.github.chainrule.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.emit.LoweredNetwork;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SizeLimitsTest {

  private static final NetworkSpec NETWORK =
      Networks.network(1, LossFunction.SQUARED_ERROR, Networks.dense(1, Activation.TANH));

  private static KernelGroup keeping(int arrays) {
    List<KernelArray> workspace =
        IntStream.range(0, arrays)
            .mapToObj(
                index -> new KernelArray("a" + index, 1, Width.WORKING, KernelArray.Role.WORKSPACE))
            .toList();
    return new KernelGroup(workspace, List.of());
  }

  private static Optional<Message> refusal(int arrays) {
    LoweredNetwork lowered =
        new LoweredNetwork(
            NETWORK,
            ParameterLayout.of(NETWORK),
            keeping(1),
            keeping(arrays),
            keeping(2),
            Optional.empty(),
            Optional.empty(),
            null,
            null);
    return SizeLimits.refuse(lowered).map(Refusal::message);
  }

  @Test
  void arraysThatNoConstructorCanMakeAreRefused() {
    assertEquals(Optional.empty(), refusal(7_000));
    assertEquals(Optional.of(Message.TOO_MANY_ARRAYS), refusal(7_001));
  }
}
