package io.github.chainrule.exchange.write;

/** The parts of a test that are the same for every network, but for {@code $} names. */
final class GoldenTestText {
  static final String HEAD =
      """
      import static org.junit.jupiter.api.Assertions.fail;

      $LAYER_IMPORT$SCALING_IMPORTimport io.github.chainrule.runtime.f32.io.ModelFile;
      import java.io.IOException;
      import java.io.InputStream;
      import java.util.Arrays;
      import org.junit.jupiter.api.BeforeEach;
      import org.junit.jupiter.api.Test;

      /** Compares {@link $NAME} with outputs that were recorded where it was trained. */
      final class $NAMEGoldenTest {
        private static final int SAMPLES = $SAMPLES;
        private static final int IN = $NAMEForward.INPUTS;
        private static final int OUT = $NAMEForward.OUTPUTS;

        /** Relative to outputs above 1, absolute below. */
        private static final double TOLERANCE = 1e-5;

        /** The layers that give y, and how many of its elements each gives. */
        private static final String[] OUTPUTS = {$OUTPUT_NAMES};

        private $NAMENetwork network;
      $SCALING_FIELD
        @BeforeEach
        void loadTheParameters() throws IOException {
          network = $NAMENetwork.create(0);
          try (InputStream in = $NAME.class.getResourceAsStream("$NAME.safetensors")) {
            $LOAD
          }
        }

        /** The samples as the network reads them. */
        private float[] x() {
          float[] x = numbers(X);
      $SCALE    return x;
        }
      """;

  static final String LOAD = "ModelFile.load(network, in);";
  static final String LOAD_SCALED = "scaling = ModelFile.load(network, in).scaling();";

  static final String BODY =
      """

        @Test
        void givesWhatWasRecordedOneByOne() {
          float[] x = x();
          float[] y = new float[OUT];
          for (int sample = 0; sample < SAMPLES; sample++) {
            float[] one = Arrays.copyOfRange(x, sample * IN, (sample + 1) * IN);
            network.newForward().forward(one, y);
            compare(sample, one, y);
          }
        }

        @Test
        void givesWhatWasRecordedInABatch() {
          float[] x = x();
          float[] y = new float[SAMPLES * OUT];
          network.newForward().forward(x, y, SAMPLES);
          for (int sample = 0; sample < SAMPLES; sample++) {
            float[] one = Arrays.copyOfRange(x, sample * IN, (sample + 1) * IN);
            compare(sample, one, Arrays.copyOfRange(y, sample * OUT, (sample + 1) * OUT));
          }
        }

        private void compare(int sample, float[] x, float[] y) {
          float[] recorded = numbers(Y);
          for (int i = 0; i < OUT; i++) {
            if (!isNear(recorded[sample * OUT + i], y[i])) {
              fail(
                  "sample "
                      + sample
                      + ": "
                      + output(i)
                      + " is "
                      + y[i]
                      + ", recorded was "
                      + recorded[sample * OUT + i]
                      + firstDifference(sample, x));
            }
          }
        }

        private static boolean isNear(float expected, float found) {
          return Math.abs(expected - found) <= TOLERANCE * Math.max(1, Math.abs(expected));
        }

        private static String output(int element) {
          int unit = element;
          int layer = 0;
          while (unit >= Integer.parseInt(OUTPUTS[layer + 1])) {
            unit -= Integer.parseInt(OUTPUTS[layer + 1]);
            layer += 2;
          }
          return "unit " + unit + " of " + OUTPUTS[layer];
        }

        private static float[] numbers(String[] texts) {
          String[] words = String.join(" ", texts).split(" ", -1);
          float[] numbers = new float[words.length];
          for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.parseFloat(words[i]);
          }
          return numbers;
        }
      """;

  static final String LAYERS =
      """

        /** The first unit that is not what it was when the model was imported. */
        private String firstDifference(int sample, float[] x) {
          float[] expected = numbers(LAYERS);
          int width = expected.length / SAMPLES;
          float[] h = new float[width];
          network.newForward().activations(x, h);
          int at = 0;
          for (Layer layer : network.layers()) {
            int size = Arrays.stream(layer.shape()).reduce(1, (a, b) -> a * b);
            for (int unit = 0; unit < size; unit++) {
              if (!isNear(expected[sample * width + at], h[at])) {
                return "; the first difference is unit " + unit + " of " + layer.name();
              }
              at++;
            }
          }
          return "";
        }
      """;

  static final String NO_LAYERS =
      """

        private String firstDifference(int sample, float[] x) {
          return "; x of sample " + sample + " begins with " + x[0];
        }
      """;

  private GoldenTestText() {}
}
