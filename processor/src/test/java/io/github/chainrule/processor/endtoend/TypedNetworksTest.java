package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.JavaFileObjects;
import com.sun.management.ThreadMXBean;
import io.github.chainrule.processor.ChainruleProcessor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Networks of features and classes, as a user declares and calls them. */
class TypedNetworksTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final String FRAUD =
      """
      @Network(features = Payment.class)
      @Loss(LossFunction.CROSS_ENTROPY)
      public interface Fraud {
        @Dense(units = 32, activation = Activation.RELU) Layer pattern();
        @Dense @Classes(Verdict.class)                   Layer verdict();   // units and SOFTMAX follow
      }
      """;

  private static final String DETAILS =
      """
      public class Details {
        public final double weight;
        public final long age;
        public final Channel usual;
        public Details(double weight, long age, Channel usual) {
          this.weight = weight;
          this.age = age;
          this.usual = usual;
        }
      }
      """;

  /** The two forms of one type of features. */
  enum Form {
    RECORD(
        17,
        "public record Payment(@Unit(\"km\") float distance, float ratio, boolean chip, Channel"
            + " channel, @Length(2) float[] past, Details details) {}"),
    FIELDS(
        8,
        """
        public class Payment {
          @Unit("km") public float distance;
          public float ratio;
          public boolean chip;
          public Channel channel;
          @Length(2) public float[] past;
          public Details details;
          public transient String note;
          public static int count;
          public Payment(
              float distance, float ratio, boolean chip, Channel channel, float[] past, Details details) {
            this.distance = distance;
            this.ratio = ratio;
            this.chip = chip;
            this.channel = channel;
            this.past = past;
            this.details = details;
          }
        }
        """);

    private final int release;
    private final String source;

    Form(int release, String source) {
      this.release = release;
      this.source = source;
    }
  }

  private static final String USER =
      """
      public class User {
        private static Payment payment(Channel channel, float... past) {
          return new Payment(1, 2, true, channel, past, new Details(5.5, 6, Channel.ATM));
        }

        private static final Payment PAYMENT = payment(Channel.SHOP, 3, 4);

        public static String written() {
          float[] x = new float[2 + FraudFeatures.INPUTS];
          FraudFeatures.write(PAYMENT, x, 1);
          return Arrays.toString(x);
        }

        public static String places() {
          return FraudFeatures.INPUTS + " " + FraudFeatures.DISTANCE + FraudFeatures.CHIP
              + FraudFeatures.CHANNEL + FraudFeatures.PAST + FraudFeatures.DETAILS_WEIGHT;
        }

        public static String answers() {
          FraudNetwork network = FraudNetwork.create(1);
          FraudResult result = FraudPredictor.of(network).predict(PAYMENT);
          float[] x = new float[FraudFeatures.INPUTS];
          FraudFeatures.write(PAYMENT, x, 0);
          float[] y = network.predict(x);
          float[] byName = {result.probability(Verdict.GENUINE), result.probability(Verdict.FRAUD)};
          Verdict best = y[0] < y[1] ? Verdict.FRAUD : Verdict.GENUINE;
          Verdict other = y[0] < y[1] ? Verdict.GENUINE : Verdict.FRAUD;
          return Arrays.equals(y, byName) + " " + (best == result.best()) + " "
              + (best == result.ranked(0)) + " " + (other == result.ranked(1));
        }

        public static String scaled() {
          FraudNetwork network = FraudNetwork.create(1);
          Dataset data = FraudFeatures.dataset(
              Arrays.asList(PAYMENT, payment(Channel.WEB, 1, 2)),
              Arrays.asList(Verdict.FRAUD, Verdict.GENUINE));
          ModelScaling scaling = ModelScaling.ofInputs(
              Scaling.standard(data.copyFeatures(), FraudFeatures.INPUTS)
                  .withOnly(network.signature(), "past"));
          FraudResult result = FraudPredictor.of(network, scaling).predict(PAYMENT);
          float[] y = Predictor.of(network, scaling).predict(data.slice(0, 1).copyFeatures());
          return (y[1] == result.probability(Verdict.FRAUD)) + Arrays.toString(data.copyTargets());
        }

        public static String names() {
          return FraudNetwork.create(1).signature() + " " + FraudFeatures.names();
        }

        public static String refused() {
          FraudPredictor predictor = FraudPredictor.of(FraudNetwork.create(1));
          StringBuilder text = new StringBuilder();
          for (Payment wrong : new Payment[] {null, payment(null, 1, 2), payment(Channel.ATM, 1),
              new Payment(1, 2, true, Channel.ATM, new float[2], null)}) {
            try {
              predictor.predict(wrong);
            } catch (NullPointerException | IllegalArgumentException e) {
              text.append(e.getMessage()).append('\\n');
            }
          }
          try {
            FraudFeatures.write(PAYMENT, new float[12], 2);
          } catch (IllegalArgumentException e) {
            text.append(e.getMessage()).append('\\n');
          }
          try {
            FraudFeatures.dataset(Arrays.asList(PAYMENT, null), new ArrayList<Verdict>());
          } catch (NullPointerException e) {
            text.append(e.getMessage()).append('\\n');
          }
          try {
            FraudFeatures.dataset(Arrays.asList(PAYMENT), new ArrayList<Verdict>());
          } catch (IllegalArgumentException e) {
            text.append(e.getMessage()).append('\\n');
          }
          return text.toString();
        }

        public static Runnable asking() {
          final FraudPredictor predictor = FraudPredictor.of(FraudNetwork.create(1));
          final FraudResult result = new FraudResult();
          return new Runnable() {
            @Override public void run() {
              predictor.predict(PAYMENT, result);
              if (result.best() == result.ranked(1) || result.probability(Verdict.FRAUD) > 1) {
                throw new IllegalStateException();
              }
            }
          };
        }
      }
      """;

  private static final List<Class<?>> USERS = new ArrayList<>();

  @BeforeAll
  static void compile() {
    for (Form form : Form.values()) {
      USERS.add(
          build(
                  form.release,
                  form.source,
                  FRAUD,
                  DETAILS,
                  USER,
                  "public enum Channel { WEB, SHOP, ATM }",
                  "public enum Verdict { GENUINE, FRAUD }")
              .load("demo.User"));
    }
  }

  private static Build build(int release, String... sources) {
    List<JavaFileObject> files = new ArrayList<>();
    for (String source : sources) {
      String name =
          source.replaceFirst("(?s).*?public (?:\\w+ )?(?:class|interface|enum|record) ", "");
      files.add(
          JavaFileObjects.forSourceString(
              "demo." + name.replaceFirst("(?s)\\W.*", ""),
              """
              package demo;
              import io.github.chainrule.dsl.*;
              import io.github.chainrule.runtime.Layer;
              import io.github.chainrule.runtime.f32.data.*;
              import java.util.*;
              """
                  + source));
    }
    return Build.ofSources(release, files, new ChainruleProcessor());
  }

  @SuppressWarnings("EnumOrdinal") // One user for each form, in their order.
  private static Object call(Form form, String method) {
    return call(USERS.get(form.ordinal()), method);
  }

  private static Object call(Class<?> type, String method) {
    try {
      return type.getMethod(method).invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void featuresLieInTheirOrder(Form form) {
    assertEquals(
        "[0.0, 1.0, 2.0, 1.0, 0.0, 1.0, 0.0, 3.0, 4.0, 5.5, 6.0, 0.0, 0.0, 1.0, 0.0]",
        call(form, "written"));
    assertEquals("13 02368", call(form, "places"));
  }

  @ParameterizedTest
  @EnumSource
  void predictorSaysWhatTheNetworkDoes(Form form) {
    assertEquals("true true true true", call(form, "answers"));
    assertEquals("true[0.0, 1.0, 1.0, 0.0]", call(form, "scaled"));
  }

  @ParameterizedTest
  @EnumSource
  void namesAreThoseOfTheComponents(Form form) {
    assertEquals(
        "distance [km], ratio, chip (boolean), channel (WEB, SHOP, ATM), past[2], details.weight,"
            + " details.age, details.usual (WEB, SHOP, ATM) -> verdict (GENUINE, FRAUD) [distance,"
            + " ratio, chip, channel.WEB, channel.SHOP, channel.ATM, past[0], past[1],"
            + " details.weight, details.age, details.usual.WEB, details.usual.SHOP,"
            + " details.usual.ATM]",
        call(form, "names"));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMissingIsNamed(Form form) {
    assertEquals(
        """
        payment
        Payment.channel
        Payment.past: expected length 2, got 1
        Payment.details
        x: expected length at least 15 (features), got 12
        payment[1]
        verdict: expected 1 elements (samples), got 0
        """,
        call(form, "refused"));
  }

  @ParameterizedTest
  @EnumSource
  void predictIntoAResultAllocatesNothing(Form form) {
    Runnable asking = (Runnable) call(form, "asking");
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 4; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int index = 0; index < 10; index++) {
        asking.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  @Test
  void severalInputsAndOutputsHaveAPartEach() {
    Class<?> user =
        build(
                17,
                """
                @Network(precision = Precision.DOUBLE)
                public interface Many {
                  record Reading(double x, int y) {}
                  enum Kind { A, B, C }
                  @Input(features = Reading.class, steps = 4) Layer motion();
                  @Input(2) Layer raw();
                  @Input(features = Reading.class) Layer last();
                  @Conv1D(from = "motion", filters = 3, kernel = 2) Layer conv();
                  @GlobalMaxPool Layer pool();
                  @Output @Loss(LossFunction.CROSS_ENTROPY)
                  @Dense(from = {"pool", "raw", "last"}) @Classes(Kind.class) Layer kind();
                  @Output @Dense(from = "pool", units = 1) Layer price();
                  @Output @Dense(from = "pool", units = 2) Layer direction();
                }
                """,
                """
                public class Caller {
                  public static String ask() {
                    ManyNetwork network = ManyNetwork.create(3);
                    List<Many.Reading> motion = new ArrayList<>();
                    for (int step = 0; step < 4; step++) {
                      motion.add(new Many.Reading(step + 0.1, 10 * step));
                    }
                    double[] raw = {7, 8};
                    ManyResult result = ManyPredictor.of(network).predict(motion, raw, motion.get(1));
                    double[] x = new double[ManyFeatures.INPUTS];
                    ManyFeatures.write(motion, raw, motion.get(1), x, 0);
                    double[] y = network.predict(x);
                    boolean same = result.kind().probability(Many.Kind.C) == y[2]
                        && result.price() == y[3] && result.direction(1) == y[5];
                    double[] t = ManyFeatures.dataset(
                        Arrays.asList(motion), raw, motion.subList(0, 1),
                        Arrays.asList(Many.Kind.B), new double[] {5}, new double[] {6, 7}).copyTargets();
                    return same + Arrays.toString(x) + Arrays.toString(t) + ManyFeatures.MOTION_STEP
                        + ManyFeatures.MOTION_Y + " " + ManyFeatures.LAST_Y + " " + network.signature()
                        + network.signature().outputNames();
                  }

                  public static String refused() {
                    List<Many.Reading> last = Arrays.asList(new Many.Reading(1, 2));
                    List<List<Many.Reading>> motion =
                        Arrays.asList(Collections.nCopies(4, last.get(0)));
                    List<Many.Kind> kinds = Arrays.asList(Many.Kind.B);
                    StringBuilder text = new StringBuilder();
                    for (int more : new int[] {-1, 1}) {
                      try {
                        ManyFeatures.dataset(motion, new double[2 + more], last, kinds,
                            new double[1], new double[2]);
                      } catch (IllegalArgumentException e) {
                        text.append(e.getMessage()).append('\\n');
                      }
                      try {
                        ManyFeatures.dataset(motion, new double[2], last, kinds,
                            new double[1], new double[2 + 2 * more]);
                      } catch (IllegalArgumentException e) {
                        text.append(e.getMessage()).append('\\n');
                      }
                    }
                    return text.toString();
                  }
                }
                """)
            .load("demo.Caller");
    assertEquals(
        "true[0.1, 0.0, 1.1, 10.0, 2.1, 20.0, 3.1, 30.0, 7.0, 8.0, 1.1, 10.0][0.0, 1.0, 0.0, 5.0,"
            + " 6.0, 7.0]21 11 motion: 4 x (x, y); raw: [2]; last: x, y -> kind (A, B, C)[kind.A,"
            + " kind.B, kind.C, price, direction[0], direction[1]]",
        call(user, "ask"));
    assertEquals(
        """
        raw: expected length 2 (1 sample x 2 inputs), got 1
        direction: expected length 2 (1 sample x 2 outputs), got 0
        raw: expected length 2 (1 sample x 2 inputs), got 3
        direction: expected length 2 (1 sample x 2 outputs), got 4
        """,
        call(user, "refused"));
  }

  /** Of a type with very many features methods are divided, and none is too long to be compiled. */
  @Test
  void manyFeaturesAreWrittenInParts() {
    StringBuilder fields = new StringBuilder();
    for (int index = 0; index < 500; index++) {
      fields.append("public float f").append(index).append(" = ").append(index).append(";\n");
    }
    Class<?> user =
        build(
                8,
                "public class Wide { " + fields + "}",
                "@Network(features = Wide.class) public interface Net { @Dense(units = 1) Layer"
                    + " y(); }",
                """
                public class Caller {
                  public static String sum() {
                    float[] x = new float[NetFeatures.INPUTS];
                    NetFeatures.write(new Wide(), x, 0);
                    float sum = 0;
                    for (float value : x) {
                      sum += value;
                    }
                    return NetFeatures.F499 + " " + sum
                        + NetPredictor.of(NetNetwork.create(1)).predict(new Wide()).value();
                  }
                }
                """)
            .load("demo.Caller");
    assertEquals("499 124750.0", call(user, "sum").toString().substring(0, 12));
  }
}
