package io.github.chainrule.processor.lower.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.processor.kernel.Driver;
import io.github.chainrule.processor.kernel.DriverStep;
import io.github.chainrule.processor.kernel.Drivers;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelArray.Role;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.PublicMethod;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackpropPlanTest {

  private static final KernelArray X = array("x", Role.ROW);
  private static final KernelArray T = array("t", Role.ROW);
  private static final KernelArray E = array("e", Role.ROW);
  private static final KernelArray DX = array("dx", Role.ROW);
  private static final KernelArray G = array("g", Role.OPTIONAL);

  private static KernelArray array(String name, Role role) {
    return new KernelArray(name, 3, Width.WORKING, role);
  }

  private static Kernel kernel(EntryPoint entry, KernelArray... arguments) {
    boolean returns = entry == EntryPoint.LOSS_VALUE;
    return new Kernel(entry.method(), "", List.of(arguments), returns, List.of());
  }

  private static Drivers drivers() {
    List<Kernel> kernels =
        List.of(
            kernel(EntryPoint.PROPAGATE, X),
            kernel(EntryPoint.LOSS_VALUE, T),
            kernel(EntryPoint.LOSS_DELTA, T),
            kernel(EntryPoint.SEED_DELTA, E),
            kernel(EntryPoint.PARAMETER_GRADIENT, G, X),
            kernel(EntryPoint.INPUT_GRADIENT, DX));
    return BackpropPlan.of(new KernelGroup(List.of(), kernels), Optional.empty(), 3);
  }

  private static List<String> called(Driver driver) {
    List<String> called = new ArrayList<>();
    for (DriverStep step : DriverStep.all(driver.steps())) {
      step.called().ifPresent(kernel -> called.add(kernel.name()));
      step.drivers().forEach(each -> called.add(each.name()));
    }
    return called;
  }

  @Test
  void oneSampleTakesWhatItsResultsNeed() {
    Drivers drivers = drivers();
    assertEquals(List.of("propagate", "lossValue"), called(drivers.of(PublicMethod.LOSS)));
    assertEquals(
        List.of("propagate", "lossDelta", "parameterGradient", "inputGradient", "lossValue"),
        called(drivers.of(PublicMethod.GRADIENT_WITH_INPUTS)));
    assertEquals(
        List.of("propagate", "seedDelta", "parameterGradient", "inputGradient"),
        called(drivers.of(PublicMethod.BACKWARD)));
  }

  /** The size is a part of what results mean. */
  @Test
  void samplesAreSummedInBlocksOf256() {
    Driver gradient = drivers().of(PublicMethod.GRADIENT_BATCH_WITH_INPUTS);
    DriverStep.Blocks blocks = (DriverStep.Blocks) gradient.steps().get(0);
    assertEquals(256, blocks.samples());
    assertEquals(List.of("gradientOfBlock", "gradientOfBlock"), called(gradient));
  }

  @Test
  void blockTakesTheArraysThatItsSamplesDo() {
    List<Driver> blocks = drivers().called();
    assertEquals(
        List.of("lossOfBlock", "gradientOfBlock", "backwardOfBlock"),
        blocks.stream().map(Driver::name).toList());
    assertEquals(List.of(X, T), blocks.get(0).data());
    assertEquals(List.of(), blocks.get(0).results());
    assertEquals(List.of(X, T), blocks.get(1).data());
    assertEquals(List.of(G, DX), blocks.get(1).results());
    assertEquals(List.of(X, E), blocks.get(2).data());
    assertEquals(List.of(G, DX), blocks.get(2).results());
  }

  @Test
  void sumOfABlockBeginsWithANumberThatAddsNothing() {
    for (Driver block : drivers().called()) {
      for (DriverStep step : DriverStep.all(block.steps())) {
        if (step instanceof DriverStep.Fill fill) {
          assertEquals(Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(fill.value()));
        }
      }
    }
  }
}
