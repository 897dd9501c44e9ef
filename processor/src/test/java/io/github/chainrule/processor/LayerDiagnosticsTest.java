package io.github.chainrule.processor;

import static io.github.chainrule.processor.TestCompiler.assertDiagnostics;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compiler;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class LayerDiagnosticsTest {

  @Test
  void unitsMustBePositive() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        interface Units {
          @Dense(
              activation = Activation.TANH,
              units = 0) // error: [LayerUnits] hidden: units must be at least 1, found 0
          Layer hidden();
          @Dense(units = -2) // error: [LayerUnits] output: units must be at least 1, found -2
          Layer output();
        }
        """);
  }

  /** A source that Java 8 would take; Java's own model of names knows the latest version only. */
  @Test
  void keywordsOfLaterJavaAreNoNames() {
    String problem =
        "[NameKeyword] _: generated code cannot have this name in it, which today's Java takes for a"
            + " keyword";
    String source = "@Network(inputs = 1) interface %s { @Dense(units = 1) Layer %s(); }";
    assertEquals(List.of(), errorsAsJava8(source.formatted("Iris", "var")));
    assertEquals(List.of(problem), errorsAsJava8(source.formatted("Iris", "_")));
    assertEquals(List.of(problem), errorsAsJava8(source.formatted("_", "output")));
  }

  private static List<String> errorsAsJava8(String source) {
    return Compiler.javac()
        .withProcessors(new ChainruleProcessor())
        .withOptions("--release", "8")
        .compile(AnnotatedSource.inDemo("Networks", source).toFile())
        .errors()
        .stream()
        .map(it -> it.getMessage(Locale.ROOT))
        .toList();
  }

  @Test
  void softmaxNeedsTwoUnits() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        interface Softmax {
          @Dense(
              units = 1,
              // error: [SoftmaxUnits] hidden: SOFTMAX needs at least 2 units, found 1, whose output
              //     would always be 1; a single probability is SIGMOID
              activation = Activation.SOFTMAX)
          Layer hidden();
          @Dense(units = 2, activation = Activation.SOFTMAX) Layer output();
        }
        """);
  }

  @Test
  void anAbstractMethodNeedsAnAnnotation() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        interface Missing {
          // error: [LayerDense] hidden: an abstract method of a network is a layer and needs @Dense,
          //     as in @Dense(units = 1) Layer hidden(); a method of your own must be default or static
          Layer hidden();
          // error: [LayerDense] loss: an abstract method of a network is a layer and needs @Dense,
          //     as in @Dense(units = 1) Layer loss(); a method of your own must be default or static
          double loss(float[] x);
        }
        """);
  }

  @Test
  void aLayerReturnsLayer() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        interface Types {
          // error: [LayerType] a: a layer returns io.github.chainrule.runtime.Layer, found void
          @Dense(units = 1) void a();
          // error: [LayerType] b: a layer returns io.github.chainrule.runtime.Layer, found float[]
          @Dense(units = 1) float[] b();
          // error: [LayerType] c: a layer returns io.github.chainrule.runtime.Layer, found
          //     java.util.List
          @Dense(units = 1) java.util.List<Layer> c();
          // error: [LayerType] d: a layer returns io.github.chainrule.runtime.Layer, found
          //     demo.Types.Layer
          @Dense(units = 1) Types.Layer d();
          interface Layer {}
        }
        """);
  }

  @Test
  void aLayerIsAPlainMethod() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        interface Shapes {
          // error: [LayerParameters] a: a layer has no parameters, found (size, scale)
          @Dense(units = 1) Layer a(int size, float scale);
          // error: [LayerGeneric] b: a layer has no type parameters, found <T, U>
          @Dense(units = 1) <T, U> Layer b();
          // error: [LayerThrows] c: a layer throws nothing, found throws java.io.IOException
          @Dense(units = 1) Layer c() throws java.io.IOException;
          // error: [LayerParameters] c: a layer has no parameters, found (size)
          // error: [LayerThrows] c: a layer throws nothing, found throws java.io.IOException,
          //     java.lang.Error
          // error: [LayerType] c: a layer returns io.github.chainrule.runtime.Layer, found T
          // error: [LayerGeneric] c: a layer has no type parameters, found <T>
          @Dense(units = 1) <T> T c(T size) throws java.io.IOException, Error;
        }
        """);
  }

  @Test
  void denseBelongsOnAbstractMethods() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        interface Own {
          @Dense(units = 1) Layer output();
          // error: [DenseMethod] a: @Dense belongs on an abstract method, found a default method
          @Dense(units = 1)
          default Layer a() { return null; }
          // error: [DenseMethod] b: @Dense belongs on an abstract method, found a static method
          @Dense(units = 1)
          static Layer b() { return null; }
          // error: [DenseMethod] c: @Dense belongs on an abstract method, found a private method
          @Dense(units = 1)
          private Layer c() { return null; }
          // error: [DenseMethod] d: @Dense belongs on an abstract method, found a static method
          @Dense(units = 1)
          private static Layer d() { return null; }
        }
        """);
  }

  @Test
  void denseBelongsInANetwork() {
    assertDiagnostics(
        """
        interface Forgotten {
          // error: [DenseWithoutNetwork] output: @Dense belongs on a method of an interface with
          //     @Network, but Forgotten has none
          @Dense(units = 1)
          Layer output();
          class Nested {
            // error: [DenseWithoutNetwork] of: @Dense belongs on a method of an interface with
            //     @Network, but Nested has none
            @Dense(units = 1)
            static Layer of() { return null; }
          }
        }
        """);
  }

  @Test
  void aLayerCannotBeNamedLikeAMethodOfModel() {
    assertDiagnostics(
        """
        @Network(inputs = 1, precision = Precision.DOUBLE)
        interface Names {
          // error: [LayerName] inputs: a layer cannot be named like a method of Model; inputsLayer,
          //     for example, is free
          @Dense(units = 1) Layer inputs();
          // error: [LayerName] outputs: a layer cannot be named like a method of Model; outputsLayer,
          //     for example, is free
          @Dense(units = 1) Layer outputs();
          // error: [LayerName] parameters: a layer cannot be named like a method of Model;
          //     parametersLayer, for example, is free
          @Dense(units = 1) Layer parameters();
          // error: [LayerName] layers: a layer cannot be named like a method of Model; layersLayer,
          //     for example, is free
          @Dense(units = 1) Layer layers();
          // error: [LayerName] loss: a layer cannot be named like a method of Model; lossLayer, for
          //     example, is free
          @Dense(units = 1) Layer loss();
          // error: [LayerName] newForward: a layer cannot be named like a method of Model;
          //     newForwardLayer, for example, is free
          @Dense(units = 1) Layer newForward();
          // error: [LayerName] newBackprop: a layer cannot be named like a method of Model;
          //     newBackpropLayer, for example, is free
          @Dense(units = 1) Layer newBackprop();
          // error: [LayerName] newJacobian: a layer cannot be named like a method of Model;
          //     newJacobianLayer, for example, is free
          @Dense(units = 1) Layer newJacobian();
          // error: [LayerName] predict: a layer cannot be named like a method of Model; predictLayer,
          //     for example, is free
          @Dense(units = 1) Layer predict();
        }
        """);
  }

  @Test
  void aLayerCannotBeNamedLikeAMethodOfObject() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        interface Names {
          // error: [LayerName] equals: a layer cannot be named like a method of Object; equalsLayer,
          //     for example, is free
          @Dense(units = 1) Layer equals();
          // error: [LayerName] wait: a layer cannot be named like a method of Object; waitLayer,
          //     for example, is free
          @Dense(units = 1) Layer wait(int millis); // error: [LayerParameters] wait: a layer has no parameters, found (millis)
          // error: [LayerName] clone: a layer cannot be named like a method of Object; cloneLayer,
          //     for example, is free
          @Dense(units = 1) Layer clone();
          // error: [LayerName] finalize: a layer cannot be named like a method of Object;
          //     finalizeLayer, for example, is free
          @Dense(units = 1) Layer finalize();
          // error: [LayerName] hashCode: a layer cannot be named like a method of Object;
          //     hashCodeLayer, for example, is free
          @Dense(units = 1) Layer hashCode();
          // error: [LayerName] toString: a layer cannot be named like a method of Object;
          //     toStringLayer, for example, is free
          @Dense(units = 1) Layer toString();
          // error: [LayerName] getClass: a layer cannot be named like a method of Object;
          //     getClassLayer, for example, is free
          @Dense(units = 1) Layer getClass();
          // error: [LayerName] notify: a layer cannot be named like a method of Object; notifyLayer,
          //     for example, is free
          @Dense(units = 1) Layer notify();
          // error: [LayerName] notifyAll: a layer cannot be named like a method of Object;
          //     notifyAllLayer, for example, is free
          @Dense(units = 1) Layer notifyAll();
        }
        """);
  }

  @Test
  void aLayerCanBeNamedLikeAStaticMethodOfTheGeneratedClass() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        interface Names {
          @Dense(units = 1) Layer create();
          @Dense(units = 1) Layer of();
          @Dense(units = 1) Layer forward();
          @Dense(units = 1) Layer gradient();
        }
        """);
  }
}
