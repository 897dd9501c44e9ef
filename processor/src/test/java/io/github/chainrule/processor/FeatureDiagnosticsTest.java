package io.github.chainrule.processor;

import static io.github.chainrule.processor.TestCompiler.assertDiagnostics;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of features and classes that cannot be, each at its component or annotation. */
final class FeatureDiagnosticsTest {

  /** A network of the type, which alone is at fault. */
  private static String networkOf(String type) {
    return """
    @Network(features = %s.class)
    interface Net { @Dense(units = 1) Layer y(); }
    """
        .formatted(type);
  }

  @Test
  void aComponentIsOfATypeThatIsAFeature() {
    assertDiagnostics(
        """
        record Payment(
            // error: [FeatureType] Payment.name: a feature is a primitive number, a boolean, an enum, a
            //     float[] or double[] with @Length, or a record or class of such, found
            //     java.lang.String; take an enum
            String name,
            // error: [FeatureType] Payment.amount: a feature is a primitive number, a boolean, an enum, a
            //     float[] or double[] with @Length, or a record or class of such, found
            //     java.lang.Float; take float
            Float amount,
            // error: [FeatureType] Payment.letter: a feature is a primitive number, a boolean, an enum, a
            //     float[] or double[] with @Length, or a record or class of such, found char
            char letter,
            // error: [FeatureType] Payment.codes: a feature is a primitive number, a boolean, an enum, a
            //     float[] or double[] with @Length, or a record or class of such, found int[]
            int[] codes,
            // error: [FeatureType] Payment.past: a feature is a primitive number, a boolean, an enum, a
            //     float[] or double[] with @Length, or a record or class of such, found
            //     java.util.List
            java.util.List<Float> past) {}
        """
            + networkOf("Payment"));
  }

  @Test
  void lengthsAndUnitsFitWhatTheyAreOf() {
    assertDiagnostics(
        """
        record Payment(
            float[] spectrum, // error: [LengthMissing] Payment.spectrum: an array needs its length, as in @Length(3)
            @Length(0) float[] past, // error: [LengthNumber] Payment.past: a length must be at least 1, found 0
            @Length(3) float speed, // error: [LengthArray] Payment.speed: @Length belongs on an array
            @Unit("km") boolean chip, // error: [UnitNumber] Payment.chip: @Unit belongs on a number or an array
            // error: [UnitText] Payment.distance: a unit is a text such as km, without brackets and line
            //     breaks, found "[km]"
            @Unit("[km]") float distance,
            // error: [UnitText] Payment.ratio: a unit is a text such as km, without brackets and line
            //     breaks, found " "
            @Unit(" ") float ratio,
            @Unit("s") Device device) {} // error: [UnitNumber] Payment.device: @Unit belongs on a number or an array
        record Device(int age) {}
        """
            + networkOf("Payment"));
  }

  @Test
  void aTypeOfFeaturesIsARecordOrAClassOfItsOwnFields() {
    assertDiagnostics(
        """
        enum Channel { WEB }
        // error: [FeaturesType] A: features is a record, or a class with public fields, found
        //     demo.Channel
        @Network(features = Channel.class)
        interface A { @Dense(units = 1) Layer y(); }
        // error: [FeaturesType] B: features is a record, or a class with public fields, found int
        @Network(features = int.class)
        interface B { @Dense(units = 1) Layer y(); }
        record Nothing() {}
        // error: [FeatureNone] Nothing: Nothing has no features; a class has its public fields
        @Network(features = Nothing.class)
        interface C { @Dense(units = 1) Layer y(); }
        record Of<T>(float x) {}
        // error: [FeatureGeneric] Of: Of has type parameters, so its features vary, found <T>
        @Network(features = Of.class)
        interface D { @Dense(units = 1) Layer y(); }
        class Base { public float x; }
        class Derived extends Base { public float y; }
        // error: [FeatureSuperclass] Derived: the fields of Derived must be its own, found x of Base;
        //     make it a field of that type instead
        @Network(features = Derived.class)
        interface E { @Dense(units = 1) Layer y(); }
        class Mixed {
          public float x;
          // error: [FeatureField] Mixed.y: a field is a feature if it is public; mark it transient if it
          //     is none
          float y;
          transient int cached;
          static int count;
        }
        """
            + networkOf("Mixed"));
  }

  @Test
  void typesThatGeneratedCodeDoesNotSeeAreRefused() {
    new TestCompiler()
        .check(
            AnnotatedSource.of(
                "other.Place",
                """
                package other;
                public class Place {
                  protected enum Kind { A, B }
                  public record Point(
                      // error: [TypeAccess] Point.kind: the generated classes must see the type, but Kind is
                      //     not public
                      Kind kind) {}
                }
                """),
            AnnotatedSource.inDemo(
                "Networks",
                """
                @Network(features = Networks.Payment.class)
                interface Networks {
                  record Payment(
                      // error: [TypeAccess] Payment.kind: the generated classes must see the type, but Kinds is
                      //     private
                      Outer.Kinds.Kind kind,
                      other.Place.Point place) {}
                  class Outer { private static class Kinds { enum Kind { A, B } } }
                  @Dense(units = 1) Layer y();
                }
                """));
  }

  @Test
  void aTypeOfFeaturesDoesNotContainItself() {
    assertDiagnostics(
        """
        record Node(float x, Edge next) {}
        record Edge(
            Node end) {} // error: [FeatureRecursive] Edge.end: Node would contain itself without end
        """
            + networkOf("Node"));
  }

  @Test
  void anEnumHasConstants() {
    assertDiagnostics(
        """
        enum Empty {}
        record Payment(
            Empty channel) {} // error: [EnumConstants] Payment.channel: the enum demo.Empty has no constants
        """
            + networkOf("Payment"));
  }

  @Test
  void constantsOfFeaturesDiffer() {
    assertDiagnostics(
        """
        record Payment(
            float lastSeen,
            // error: [FeatureConstant] Payment.last_seen: its constant would be LAST_SEEN, as that of
            //     Payment.lastSeen; rename one of them
            float last_seen,
            // error: [FeatureConstant] Payment.inputs: its constant would be INPUTS, as that of INPUTS;
            //     rename one of them
            float inputs) {}
        """
            + networkOf("Payment"));
  }

  @Test
  void anInputHasOneShape() {
    assertDiagnostics(
        """
        record Payment(float x) {}
        @Network(
            features = Payment.class,
            inputs = 3) // error: [FeaturesShape] A: the input is given by features or by inputs, found both; remove one
        interface A { @Dense(units = 1) Layer y(); }
        // error: [StepsFeatures] B: steps counts samples of features; a shape has them as its first axis
        @Network(inputs = 3, steps = 2)
        interface B { @Dense(units = 1) Layer y(); }
        // error: [StepsNumber] C: steps must be at least 1, found 0
        @Network(features = Payment.class, steps = 0)
        interface C { @Dense(units = 1) Layer y(); }
        @Network(features = Payment.class) // error: [InputsTwice] D: inputs are declared by @Network or by methods with @Input, found both: a
        interface D {
          @Input(features = Payment.class) Layer a();
          @Dense(units = 1) Layer y();
        }
        @Network
        interface E {
          // error: [FeaturesShape] a: the input is given by features or by value, found both; remove one
          @Input(value = 3, features = Payment.class) Layer a();
          // error: [InputsMissing] b: a network needs inputs, as in @Network(inputs = 4) or in methods such
          //     as @Input(4) Layer measured();
          @Input Layer b();
          @Dense(from = {"a", "b"}, units = 1) Layer y();
        }
        """);
  }

  @Test
  void classesGoWithTheirLayer() {
    assertDiagnostics(
        """
        enum Verdict { GENUINE, FRAUD }
        enum One { ONLY }
        @Network(inputs = 3)
        interface A {
          // error: [ClassesLayer] hidden: @Classes belongs on an output, and the outputs are y
          @Dense(units = 2) @Classes(Verdict.class) Layer hidden();
          @Dense(
              units = 3, // error: [ClassesUnits] y: a unit for each of the 2 classes of Verdict, found 3 units
              // error: [ClassesActivation] y: outputs that are probabilities of classes are SOFTMAX, found
              //     SIGMOID
              activation = Activation.SIGMOID)
          @Classes(Verdict.class) Layer y();
        }
        @Network(inputs = 3)
        interface B {
          // error: [ClassesConstants] y: classes are an enum of at least two constants, found demo.One of
          //     [ONLY]
          @Dense @Classes(One.class) Layer y();
        }
        @Network(inputs = {4, 3})
        interface C {
          // error: [ClassesPositions] y: @Classes belongs on an output without positions, found {4, 2}
          @Dense @Classes(Verdict.class) Layer y();
        }
        @Network(inputs = 3)
        interface D {
          @Dense Layer y(); // error: [LayerUnits] y: units must be at least 1, found 0
          // error: [LayerMethod] own: @Classes belongs on an abstract method, found a default method
          @Classes(Verdict.class) default void own() {}
        }
        interface Stray {
          // error: [LayerWithoutNetwork] y: @Classes belongs on a method of an interface with @Network,
          //     but Stray has none
          @Classes(Verdict.class) Layer y();
        }
        """);
  }

  @Test
  void namesOfTypedClassesAreTakenOnlyByTypedNetworks() {
    assertDiagnostics(
        """
        record Payment(float x) {}
        class PlainFeatures {}
        class PlainResult {}
        @Network(inputs = 3)
        interface Plain { @Dense(units = 1) Layer y(); }
        class FraudPredictor {}
        @Network(features = Payment.class)
        // error: [GeneratedName] Fraud: the class FraudPredictor is to be generated, but there is one
        //     already; rename the class or the interface
        interface Fraud { @Dense(units = 1) Layer y(); }
        """);
  }

  @Test
  void classFilesHaveNoOrderOfFields(@TempDir Path folder) throws IOException {
    Path source = Files.createDirectories(folder.resolve("other")).resolve("Fields.java");
    Files.writeString(
        source,
        "package other; public class Fields { public float x, y;"
            + " public record Kept(float x, String name) {} }");
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    javac.run(null, null, null, "-d", folder.toString(), source.toString());
    List<File> classpath = new ArrayList<>(TestCompiler.classpath());
    classpath.add(folder.toFile());
    new TestCompiler()
        .withClasspath(classpath)
        .check(
            AnnotatedSource.inDemo(
                "Networks",
                """
                // error: [FeatureOrder] Fields: Fields is known by its class file, which does not guarantee
                //     the order of its fields; compile its source together with the network, or make it a
                //     record
                @Network(features = other.Fields.class)
                interface A { @Dense(units = 1) Layer y(); }
                // error: [FeatureType] Kept.name: a feature is a primitive number, a boolean, an enum, a
                //     float[] or double[] with @Length, or a record or class of such, found
                //     java.lang.String; take an enum
                @Network(features = other.Fields.Kept.class)
                interface B { @Dense(units = 1) Layer y(); }
                """));
  }
}
