package io.github.chainrule.processor;

import static io.github.chainrule.processor.TestCompiler.assertDiagnostics;

import org.junit.jupiter.api.Test;

final class InheritanceDiagnosticsTest {

  @Test
  void theModelOfItsPrecisionCanBeExtended() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        interface Single extends io.github.chainrule.runtime.f32.Model {
          @Dense(units = 1) Layer output();
        }
        @Network(inputs = 1, precision = Precision.DOUBLE)
        interface Indirect extends Named {
          @Dense(units = 1) Layer output();
        }
        interface Named extends io.github.chainrule.runtime.f64.Model {
          default String name() { return "named"; }
        }
        """);
  }

  @Test
  void theModelOfTheOtherPrecisionCannotBeExtended() {
    assertDiagnostics(
        """
        // error: [ModelPrecision] Single: a network of precision FLOAT may extend
        //     io.github.chainrule.runtime.f32.Model, found io.github.chainrule.runtime.f64.Model
        @Network(inputs = 1)
        interface Single extends io.github.chainrule.runtime.f64.Model {
          @Dense(units = 1) Layer output();
        }
        @Network(
            inputs = 1,
            // error: [ModelPrecision] Twice: a network of precision DOUBLE may extend
            //     io.github.chainrule.runtime.f64.Model, found io.github.chainrule.runtime.f32.Model
            precision = Precision.DOUBLE)
        interface Twice extends io.github.chainrule.runtime.f32.Model {
          @Dense(units = 1) Layer output();
        }
        """);
  }

  @Test
  void noOtherAbstractMethodCanBeInherited() {
    assertDiagnostics(
        """
        interface Base<T> extends Comparable<T> {
          void run();
          void run(T argument);
        }
        @Network(inputs = 1)
        // error: [InheritedMethod] Child: only layers and the methods of Model may be inherited
        //     without a body, found compareTo of java.lang.Comparable; implement it in a default
        //     method or do not extend java.lang.Comparable
        // error: [InheritedMethod] Child: only layers and the methods of Model may be inherited
        //     without a body, found run of demo.Base; implement it in a default method or do not
        //     extend demo.Base
        // error: [InheritedMethod] Child: only layers and the methods of Model may be inherited
        //     without a body, found run of demo.Base; implement it in a default method or do not
        //     extend demo.Base
        interface Child extends Base<Child> {
          @Dense(units = 1) Layer output();
        }
        """);
  }

  @Test
  void aMistakeIsShownWhereItIsInherited() {
    assertDiagnostics(
        """
        interface Base {
          // error: [LayerUnits] hidden: units must be at least 1, found 0
          @Dense(units = 0) Layer hidden();
        }
        @Network(inputs = 1)
        interface Child extends Base {
          @Dense(units = 1) Layer output();
        }
        """);
  }

  @Test
  void aLayerOfTwoInterfacesIsDeclaredAgain() {
    assertDiagnostics(
        """
        interface One {
          @Dense(units = 2) Layer hidden();
        }
        interface Other {
          @Dense(units = 3) Layer hidden();
        }
        @Network(inputs = 1)
        // error: [LayerInheritedTwice] Both: hidden is a layer of demo.One and of demo.Other; declare
        //     it again to say which, or what else
        interface Both extends One, Other {
          @Dense(units = 1) Layer output();
        }
        @Network(inputs = 1)
        interface Again extends One, Other {
          @Override @Dense(units = 4) Layer hidden();
          @Dense(units = 1) Layer output();
        }
        """);
  }

  @Test
  void aLossOfAnOutputStandsInFrontOfAnInheritedOne() {
    assertDiagnostics(
        """
        @Loss(LossFunction.HUBER)
        interface Base {
          @Dense(units = 2) Layer hidden();
        }
        @Network(inputs = 1)
        interface Child extends Base {
          @Loss(LossFunction.LOG_COSH) @Dense(units = 1) Layer output();
        }
        @Network(inputs = 1)
        // error: [LossTwice] output: the interface has a @Loss already; remove one
        @Loss(LossFunction.HUBER)
        interface Twice extends Base {
          @Loss(LossFunction.LOG_COSH) @Dense(units = 1) Layer output();
        }
        """);
  }

  @Test
  void anImplementedOrRedeclaredMethodIsNotInherited() {
    assertDiagnostics(
        """
        interface Base<T> extends java.util.Comparator<T> {
          void run(T argument);
          Layer output();
          default int compare(T one, T other) { return 0; }
        }
        interface Between extends Base<String> {
          default void run(String argument) {}
        }
        @Network(inputs = 1)
        interface Child extends Between {
          @Override @Dense(units = 1) Layer output();
        }
        """);
  }

  @Test
  void aMethodMadeAbstractAgainIsInherited() {
    assertDiagnostics(
        """
        interface Base {
          default void run() {}
        }
        interface Between extends Base {
          @Override void run();
        }
        @Network(inputs = 1)
        // error: [InheritedMethod] Child: only layers and the methods of Model may be inherited
        //     without a body, found run of demo.Between; implement it in a default method or do not
        //     extend demo.Between
        interface Child extends Between {
          @Dense(units = 1) Layer output();
        }
        """);
  }

  @Test
  void ownMethodsWithABodyAreLeftAlone() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        interface Own {
          int SIZE = 3;
          @Dense(units = SIZE) Layer output();
          default <T> T map(T value) throws java.io.IOException { return value; }
          default float[] predict(float[] x) { return x; }
          default Object layers() { return null; }
          default String inputs(int times) { return ""; }
          static void create(long seed) {}
          static Own of(float[] parameters) { return null; }
          private void predict(int x) {}
          enum Kind { A }
          interface Nested { void method(int x); }
        }
        """);
  }

  @Test
  void redeclaredMethodsOfObjectAreNoLayers() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        interface Documented {
          @Override String toString();
          @Override boolean equals(Object other);
          @Dense(units = 1) Layer output();
          @Override int hashCode();
        }
        @Network(inputs = 1)
        interface Others {
          @Dense(units = 1) Layer output();
          // error: [LayerDense] equals: an abstract method of a network is a layer and needs an annotation such as @Dense, as in
          //     @Dense(units = 1) Layer equals(); a method of your own must be default or static
          boolean equals(String other);
          // error: [LayerDense] clone: an abstract method of a network is a layer and needs an annotation such as @Dense, as in
          //     @Dense(units = 1) Layer clone(); a method of your own must be default or static
          Object clone();
        }
        """);
  }

  @Test
  void aDefaultMethodMustNotClashWithAGeneratedOne() {
    assertDiagnostics(
        """
        interface Base {
          default void predict(float[] x) {}
          default void predict(double[] x) {}
        }
        @Network(inputs = 1)
        // error: [MethodClash] Clash: the default method predict(float[]) of demo.Base cannot stand
        //     beside the generated method of that name; rename it
        interface Clash extends Base {
          @Dense(units = 1) Layer output();
          // error: [MethodClash] Clash: the default method inputs() of demo.Clash cannot stand beside
          //     the generated method of that name; rename it
          default long inputs() { return 1; }
          // error: [MethodClash] Clash: the default method layers() of demo.Clash cannot stand beside
          //     the generated method of that name; rename it
          default java.util.ArrayList<Layer> layers() { return null; }
          // error: [MethodClash] Clash: the default method create(long) of demo.Clash cannot stand
          //     beside the generated method of that name; rename it
          default Clash create(long seed) { return this; }
          // error: [MethodClash] Clash: the default method of(float[]) of demo.Clash cannot stand
          //     beside the generated method of that name; rename it
          default Clash of(float[] parameters) { return this; }
          default Clash of(double[] parameters) { return this; }
        }
        """);
  }
}
