package io.github.chainrule.processor;

import static io.github.chainrule.processor.TestCompiler.assertDiagnostics;

import org.junit.jupiter.api.Test;

final class InterfaceDiagnosticsTest {

  @Test
  void inputsMustBePositive() {
    assertDiagnostics(
        """
        @Network(
            precision = Precision.DOUBLE,
            inputs = 0) // error: [NetworkInputs] None: inputs must be at least 1, found 0
        interface None {
          @Dense(units = 1) Layer output();
        }
        @Network(inputs = -3) // error: [NetworkInputs] Negative: inputs must be at least 1, found -3
        interface Negative {
          @Dense(units = 1) Layer output();
        }
        """);
  }

  @Test
  void aNetworkNeedsALayer() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        // error: [NetworkLayers] Empty: a network needs at least one layer, such as
        //     @Dense(units = 1) Layer output();
        interface Empty {
          default int inputs() { return 1; }
        }
        """);
  }

  @Test
  void onlyAnInterfaceCanBeANetwork() {
    assertDiagnostics(
        """
        @Network(inputs = 1) // error: [NetworkKind] A: @Network belongs on an interface, found a class
        class A {}
        // error: [NetworkKind] B: @Network belongs on an interface, found an abstract class
        @Network(inputs = 1)
        abstract class B {
          @Dense(units = 0) abstract Layer output();
        }
        @Network(inputs = 1) // error: [NetworkKind] C: @Network belongs on an interface, found an enum
        enum C { ONE { } }
        // error: [NetworkKind] D: @Network belongs on an interface, found a record
        @Network(inputs = 1)
        record D(int inputs) {}
        // error: [NetworkKind] E: @Network belongs on an interface, found an annotation type
        @Network(inputs = 1)
        @interface E {}
        """);
  }

  @Test
  void aNetworkMustBeVisibleInItsPackage() {
    assertDiagnostics(
        """
        class Outer {
          @Network(inputs = 1)
          // error: [NetworkPrivate] Outer.Hidden: the generated classes must see the interface, but
          //     Hidden is private; package-private would do
          private interface Hidden {
            @Dense(units = 1) Layer output();
          }
          private static class Secret {
            public interface Inner {
              @Network(inputs = 1)
              // error: [NetworkPrivate] Outer.Secret.Inner.Deep: the generated classes must see the
              //     interface, but Secret is private; package-private would do
              interface Deep {
                @Dense(units = 1) Layer output();
              }
            }
          }
        }
        """);
  }

  @Test
  void aNetworkHasNoTypeParameters() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        // error: [NetworkGeneric] Generic: a network has no type parameters, found <T, U>
        interface Generic<T, U extends Number> {
          @Dense(units = 1) Layer output();
        }
        """);
  }

  @Test
  void aNetworkIsNotSealed() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        // error: [NetworkSealed] Closed: a network is implemented by the generated ClosedNetwork, so
        //     it cannot be sealed
        sealed interface Closed permits Mine {
          @Dense(units = 1) Layer output();
        }
        abstract non-sealed class Mine implements Closed {}
        """);
  }

  @Test
  void aLocalTypeIsNoNetwork() {
    assertDiagnostics(
        """
        class Outer {
          // error: [NetworkLocal] A: @Network belongs on a top-level or nested interface, found a
          //     local type
          void method() { @Network(inputs = 1) interface A {} }
          Object field = new Object() {
            // error: [NetworkLocal] B: @Network belongs on a top-level or nested interface, found a
            //     local type
            @io.github.chainrule.dsl.Network(inputs = 1) class B {}
          };
          static {
            Runnable lambda = () -> {
              class Body {
                // error: [NetworkLocal] C: @Network belongs on a top-level or nested interface, found
                //     a local type
                @Network(inputs = 1)
                interface C {}
              }
            };
          }
        }
        """);
  }

  @Test
  void aLocalTypeWithAnotherNetworkAnnotationIsLeftAlone() {
    new TestCompiler()
        .check(
            AnnotatedSource.of(
                "demo.Other",
                """
                package demo;
                class Other {
                  @interface Network {}
                  void method() { @Network interface Local {} }
                }
                """));
  }

  @Test
  void anImportedAnnotationComesBeforeThoseOfAWholePackage() {
    new TestCompiler()
        .check(
            AnnotatedSource.of("other.Network", "package other; public @interface Network {}"),
            AnnotatedSource.of(
                "demo.Other",
                """
                package demo;
                import io.github.chainrule.dsl.*;
                import other.Network;
                class Other {
                  void method() { @Network interface Local {} }
                }
                """));
  }

  @Test
  void theLargestNetworkHasTenMillionParameters() {
    assertDiagnostics(
        """
        @Network(inputs = 9_999)
        interface Large {
          @Dense(units = 1_000) Layer output();
        }
        @Network(inputs = 10_000)
        // error: [NetworkTooLarge] TooLarge: at most 10,000,000 parameters are allowed, found
        //     10,001,000
        interface TooLarge {
          @Dense(units = 1_000) Layer output();
        }
        @Network(inputs = Integer.MAX_VALUE)
        // error: [NetworkTooLarge] Huge: at most 10,000,000 parameters are allowed, found
        //     9,223,372,036,854,775,807
        interface Huge {
          @Dense(units = Integer.MAX_VALUE) Layer hidden();
          @Dense(units = Integer.MAX_VALUE) Layer output();
          @Dense(units = Integer.MAX_VALUE) Layer another();
        }
        """);
  }
}
