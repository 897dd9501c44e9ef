package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
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
          TypedSources.build(
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

  @SuppressWarnings("EnumOrdinal") // One user for each form, in their order.
  private static Object call(Form form, String method) {
    return TypedSources.call(USERS.get(form.ordinal()), method);
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
}
