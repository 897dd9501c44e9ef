package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.endtoend.TypedSources.build;
import static io.github.chainrule.processor.endtoend.TypedSources.call;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Networks of several inputs and outputs with types, and of types with very many features. */
class TypedPartsTest {

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
