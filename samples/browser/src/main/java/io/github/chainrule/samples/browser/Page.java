package io.github.chainrule.samples.browser;

import io.github.chainrule.runtime.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSExport;

/**
 * What the page's script calls. Arrays and texts are copied on their way between the script and
 * Java.
 */
public final class Page {
  private static Choice choice = new Choice(Points.SPIRALS, "Smooth", "Adam", Choice.ADAM_RATE, 1);
  private static Lesson lesson = new Lesson(choice);

  private Page() {}

  /**
   * Nothing is to be done before the script calls.
   *
   * @param args none
   */
  public static void main(String[] args) {}

  /**
   * Begins again.
   *
   * @param points the name of where points lie; those of one's own stay if they are chosen again
   * @param network the name of the network's interface
   * @param optimizer the name of the optimizer
   * @param rate its learning rate
   * @param seed of points and weights
   */
  @JSExport
  public static void start(String points, String network, String optimizer, double rate, int seed) {
    choice = new Choice(Points.valueOf(points), network, optimizer, rate, seed);
    boolean keepsPoints = choice.points() == Points.OWN;
    lesson = keepsPoints ? new Lesson(choice, lesson.samples()) : new Lesson(choice);
  }

  /** Takes all points away. */
  @JSExport
  public static void clear() {
    choice =
        new Choice(Points.OWN, choice.network(), choice.optimizer(), choice.rate(), choice.seed());
    lesson = new Lesson(choice, new Samples());
  }

  /**
   * Adds a point of one's own.
   *
   * @param x from −1 to 1, to the right
   * @param y from −1 to 1, upwards
   * @param isSecond whether it has the second colour
   */
  @JSExport
  public static void add(double x, double y, boolean isSecond) {
    lesson.samples().add((float) x, (float) y, isSecond);
  }

  /**
   * Learns.
   *
   * @param count how many steps
   */
  @JSExport
  public static void step(int count) {
    lesson.step(count);
  }

  /**
   * How many steps were made.
   *
   * @return the number
   */
  @JSExport
  public static int steps() {
    return lesson.steps();
  }

  /**
   * The loss before the last step.
   *
   * @return the loss; NaN before the first
   */
  @JSExport
  public static double loss() {
    return lesson.loss();
  }

  /**
   * The share of points whose colour is right.
   *
   * @return the share; NaN without points
   */
  @JSExport
  public static double accuracy() {
    return lesson.accuracy();
  }

  /**
   * The points.
   *
   * @return place and colour of each, {@code [points][3]}
   */
  @JSExport
  public static float[] points() {
    return lesson.samples().rows();
  }

  /**
   * The probability of the second colour all over the square.
   *
   * @param size the number of rows and of columns
   * @return the probabilities, {@code [size][size]}, the uppermost row first
   */
  @JSExport
  public static float[] plane(int size) {
    return lesson.plane(size);
  }

  /**
   * How large weights and gradient are.
   *
   * @return the norm of each layer's weights and of their gradient, {@code [layers][2]}
   */
  @JSExport
  public static float[] norms() {
    return lesson.norms();
  }

  /**
   * The parameters of the network.
   *
   * @return all of them, layer by layer
   */
  @JSExport
  public static float[] parameters() {
    return lesson.model().parameters();
  }

  /**
   * The layers of the network.
   *
   * @return a line for each: name, inputs, units, activation and where its weights begin
   */
  @JSExport
  public static String layers() {
    List<String> lines = new ArrayList<>();
    for (Layer layer : lesson.model().layers()) {
      lines.add(
          String.join(
              " ",
              layer.name(),
              String.valueOf(layer.inputs()),
              String.valueOf(layer.units()),
              layer.activation(),
              String.valueOf(layer.weightsOffset())));
    }
    return String.join("\n", lines);
  }

  /**
   * A hash of the parameters.
   *
   * @return 16 hexadecimal digits
   */
  @JSExport
  public static String hash() {
    return lesson.hash();
  }

  /**
   * The network as a file.
   *
   * @return the bytes of a safetensors file
   */
  @JSExport
  public static byte[] save() {
    return lesson.save();
  }

  /**
   * Takes the parameters of a file.
   *
   * @param file the bytes of a safetensors file
   * @return an empty text, or why the file cannot be read
   */
  @JSExport
  public static String load(byte[] file) {
    try {
      lesson.load(file);
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
