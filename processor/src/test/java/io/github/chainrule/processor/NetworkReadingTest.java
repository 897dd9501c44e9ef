package io.github.chainrule.processor;

import static io.github.chainrule.processor.TestCompiler.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the stages after the reader are handed. */
final class NetworkReadingTest {

  @Test
  void everythingWrittenIsRead() {
    NetworkSpec expected =
        new NetworkSpec(
            new InterfaceName("demo", List.of("Iris"), false),
            4,
            Precision.DOUBLE,
            Emission.LOOPED,
            List.of(
                Networks.layer(
                    "zeta", List.of(LayerSpec.NETWORK_INPUT), 16, Activation.TANH, false),
                Networks.layer("hidden", List.of(0), 8, Activation.SELU, true),
                Networks.layer("alpha", List.of(1), 3, Activation.SOFTMAX, true)),
            LossSpec.of(LossFunction.CROSS_ENTROPY));
    assertEquals(
        expected,
        read(
            """
            @Network(inputs = 4, precision = Precision.DOUBLE, emission = Emission.LOOPED)
            @Loss(LossFunction.CROSS_ENTROPY)
            interface Iris {
              @Dense(units = 16, activation = Activation.TANH, bias = false) Layer zeta();
              static void first() {}
              @Dense(units = 8, activation = Activation.SELU, bias = true) Layer hidden();
              default void second() {}
              @Dense(units = 3, activation = Activation.SOFTMAX) Layer alpha();
            }
            """));
  }

  @Test
  void inheritedLayersComeFirstAndKeepTheirPlacesWhenDeclaredAgain() {
    NetworkSpec expected =
        new NetworkSpec(
            new InterfaceName("demo", List.of("Iris"), false),
            4,
            Precision.DOUBLE,
            Emission.LOOPED,
            List.of(
                Networks.layer("first", List.of(-1), 8, Activation.TANH, true),
                Networks.layer("second", List.of(0), 5, Activation.RELU, true),
                Networks.layer("third", List.of(1), 7, Activation.SELU, true),
                Networks.layer("species", List.of(2), 3, Activation.SOFTMAX, true)),
            LossSpec.of(LossFunction.CROSS_ENTROPY));
    assertEquals(
        expected,
        read(
            """
            @Loss(LossFunction.HUBER)
            interface Root {
              @Dense(units = 16, activation = Activation.TANH) Layer first();
            }
            @Loss(LossFunction.CROSS_ENTROPY)
            interface Left extends Root {
              @Dense(units = 5, activation = Activation.RELU) Layer second();
            }
            interface Right extends Root {
              Layer species();
              @Dense(units = 7, activation = Activation.SELU) Layer third();
            }
            @Network(inputs = 4, precision = Precision.DOUBLE, emission = Emission.LOOPED)
            interface Iris extends Left, Right {
              @Dense(units = 3, activation = Activation.SOFTMAX) Layer species();
              @Override @Dense(units = 8, activation = Activation.TANH) Layer first();
            }
            """));
  }

  @Test
  void whatIsNotWrittenHasItsDefault() {
    NetworkSpec network =
        read(
            """
            @Network(inputs = Iris.SIZE * 2)
            interface Iris {
              int SIZE = 2;
              @Dense(units = SIZE + 1) Layer species();
            }
            """);
    assertEquals(4, network.inputs());
    assertEquals(Precision.FLOAT, network.precision());
    assertEquals(Emission.AUTO, network.emission());
    assertEquals(LossSpec.of(LossFunction.SQUARED_ERROR), Networks.loss(network));
    assertEquals(
        Networks.layer("species", List.of(-1), 3, Activation.IDENTITY, true),
        Networks.output(network));
  }

  @Test
  void aNestedInterfaceIsNamedAfterTheTypesAroundIt() {
    NetworkSpec network =
        read(
            """
            class Outer<T> {
              protected static class Middle {
                record Inner(int x) {
                  @Network(inputs = 1)
                  public interface Iris {
                    @Dense(units = 1) Layer output();
                  }
                }
              }
            }
            """);
    assertEquals(
        new InterfaceName("demo", List.of("Outer", "Middle", "Inner", "Iris"), false),
        network.name());
    assertEquals("Outer_Middle_Inner_IrisForward", network.name().generated("Forward"));
  }

  @Test
  void anInterfaceIsPublicIfAllTypesAroundItAre() {
    TestCompiler compiler = new TestCompiler();
    compiler.check(
        AnnotatedSource.inDemo(
            "Outer",
            """
            public interface Outer {
              @Network(inputs = 1)
              interface Open {
                @Dense(units = 1) Layer output();
              }
              class Middle {
                @Network(inputs = 1)
                interface Closed {
                  @Dense(units = 1) Layer output();
                }
              }
            }
            """));
    List<InterfaceName> names = compiler.networks().stream().map(NetworkSpec::name).toList();
    assertEquals(
        List.of(
            new InterfaceName("demo", List.of("Outer", "Open"), true),
            new InterfaceName("demo", List.of("Outer", "Middle", "Closed"), false)),
        names);
  }

  @Test
  void theUnnamedPackageHasAnEmptyName() {
    TestCompiler compiler = new TestCompiler();
    compiler.check(
        AnnotatedSource.of(
            "Iris",
            """
            import io.github.chainrule.dsl.*;
            import io.github.chainrule.runtime.Layer;
            @Network(inputs = 1)
            public interface Iris {
              @Dense(units = 1) Layer output();
            }
            """));
    NetworkSpec network = compiler.networks().get(0);
    assertEquals(new InterfaceName("", List.of("Iris"), true), network.name());
  }

  @Test
  void aFaultyNetworkDoesNotReachTheCompiler() {
    TestCompiler compiler = new TestCompiler();
    compiler.check(
        AnnotatedSource.inDemo(
            "Networks",
            """
            @Network(inputs = 0) // error: [NetworkInputs] Bad: inputs must be at least 1, found 0
            interface Bad {
              @Dense(units = 1) Layer output();
            }
            @Network(inputs = 1)
            interface Good {
              @Dense(units = 1) Layer output();
            }
            """));
    assertEquals(1, compiler.networks().size());
    assertFalse(compiler.networks().get(0).name().inPackage().equals("Bad"));
  }
}
