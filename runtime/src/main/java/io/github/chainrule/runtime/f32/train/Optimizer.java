package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A rule that turns gradients into changes of the parameters, element by element.
 *
 * <p>An optimizer is immutable and may be shared; what it remembers from step to step is a {@link
 * State}. Its rule is that of PyTorch's optimizer of the same name unless its class says otherwise:
 * ε is added outside the root, and the learning rate is the last factor of a step. It computes in
 * float, and the factors that are common to all elements in double. Penalties, clipping, schedules
 * and frozen layers are the matter of an {@link Updater}.
 *
 * <p>A square that no float holds would end a rule's steps for good, for all further ones would be
 * divided by infinity. So for the rules that divide by the root of squares, {@link Adam}, {@link
 * AdamW}, {@link RmsProp} and {@link AdaGrad}, an updater takes derivatives beyond ±{@link
 * Real#LARGEST_SQUARED} for that number: as they do not depend on the scale of the gradient, steps
 * then have the size that they are to have.
 */
public abstract class Optimizer {
  private final double learningRate;

  /**
   * Sets the learning rate.
   *
   * @param learningRate the learning rate, over 0; one that is no finite float makes a fit diverge
   *     at its first step
   * @throws IllegalArgumentException if it is not a number over 0, or 0 as a float
   */
  protected Optimizer(double learningRate) {
    Rounded.overZero("learningRate", learningRate);
    this.learningRate = learningRate;
  }

  /**
   * The learning rate before any schedule.
   *
   * @return the learning rate
   */
  public final double learningRate() {
    return learningRate;
  }

  /**
   * Whether the rule is meant for the gradient of all samples, and not for that of mini-batches.
   *
   * @return whether every step needs the full batch
   */
  public boolean fullBatch() {
    return false;
  }

  /**
   * The decoupled decay of the weights that is part of the rule.
   *
   * @return the decay for each unit of the learning rate; 0 for all optimizers but {@link AdamW}
   */
  public double weightDecay() {
    return 0;
  }

  /** Whether the rule sums squares of derivatives, which large ones would make infinite. */
  boolean squares() {
    return false;
  }

  /**
   * Makes the memory for a first step.
   *
   * @param parameters the number of parameters
   * @return a new state
   */
  public State newState(int parameters) {
    return new State(parameters, slots());
  }

  /**
   * The names of the arrays in a state, such as {@code momentum}.
   *
   * @return the names, in a new array
   */
  protected abstract String[] slots();

  /**
   * Changes a range of the parameters. {@link State#advance} has been called for this step.
   *
   * @param state the memory; what concerns the range is written
   * @param p the parameters; the range is written
   * @param g the gradient, as long as the parameters; not written
   * @param from the first index of the range
   * @param to the index after the last of the range
   * @param rate the learning rate of this step
   */
  public abstract void update(State state, float[] p, float[] g, int from, int to, double rate);

  /**
   * What an optimizer remembers: a few arrays as long as the parameters, the number of steps, and
   * the losses of the last two. All of it can be read, stored and put back, and then the next step
   * gives the bits that it would have given.
   */
  public static final class State {
    private final String[] names;
    private final float[][] arrays;
    private long steps;
    private double loss = Double.NaN;
    private double previousLoss = Double.NaN;

    /**
     * Makes a state of no step, with zeros.
     *
     * @param parameters the length of each array
     * @param names the names of the arrays
     * @throws IllegalArgumentException if the length is negative
     * @throws NullPointerException if a name is null
     */
    public State(int parameters, String... names) {
      Settings.atLeast("parameters", parameters, 0);
      Settings.allPresent("names", names);
      this.names = names.clone();
      // Not all at once, which Android does by reflection.
      this.arrays = new float[names.length][];
      for (int i = 0; i < arrays.length; i++) {
        arrays[i] = new float[parameters];
      }
    }

    /**
     * The names of the arrays.
     *
     * @return an unmodifiable list
     */
    public List<String> names() {
      return Collections.unmodifiableList(Arrays.asList(names));
    }

    /**
     * An array by its name.
     *
     * @param name one of the names
     * @return the live array, as long as the parameters
     * @throws IllegalArgumentException if there is none of the name
     */
    public float[] array(String name) {
      Settings.present("name", name);
      for (int i = 0; i < names.length; i++) {
        if (names[i].equals(name)) {
          return arrays[i];
        }
      }
      throw Unexpected.argument("name", "one of " + names(), name);
    }

    /**
     * An array by its place among the names.
     *
     * @param index the place
     * @return the live array, as long as the parameters
     */
    public float[] array(int index) {
      return arrays[index];
    }

    /**
     * The number of steps that have begun.
     *
     * @return the number of steps
     */
    public long steps() {
      return steps;
    }

    /**
     * The objective at the parameters before the last step.
     *
     * @return the loss, NaN before the first step
     */
    public double loss() {
      return loss;
    }

    /**
     * The objective at the parameters before the last step but one.
     *
     * @return the loss, NaN before the second step
     */
    public double previousLoss() {
      return previousLoss;
    }

    /**
     * Begins a step: counts it and notes the loss.
     *
     * @param newLoss the objective at the parameters before the step
     */
    public void advance(double newLoss) {
      steps++;
      previousLoss = loss;
      loss = newLoss;
    }

    /**
     * Puts back what is not an array; the arrays are written by whoever restores a state.
     *
     * @param steps the number of steps that have begun
     * @param loss the loss of the last of them
     */
    public void resume(long steps, double loss) {
      resume(steps, loss, Double.NaN);
    }

    /**
     * Puts back what is not an array; the arrays are written by whoever restores a state.
     *
     * @param steps the number of steps that have begun
     * @param loss the loss of the last of them
     * @param previousLoss the loss of the last but one, which the next step does not need
     */
    public void resume(long steps, double loss, double previousLoss) {
      Settings.atLeast("steps", steps, 0);
      this.steps = steps;
      this.loss = loss;
      this.previousLoss = previousLoss;
    }

    /**
     * Copies everything from another state.
     *
     * @param other a state with the same names and lengths
     * @throws IllegalArgumentException if it has others
     */
    public void set(State other) {
      Settings.present("other", other);
      if (!Arrays.equals(names, other.names)) {
        throw Unexpected.argument("state", "the arrays " + names(), other.names());
      }
      for (int i = 0; i < arrays.length; i++) {
        if (arrays[i].length != other.arrays[i].length) {
          throw Unexpected.argument(
              "state", arrays[i].length + " parameters", other.arrays[i].length);
        }
      }
      for (int i = 0; i < arrays.length; i++) {
        System.arraycopy(other.arrays[i], 0, arrays[i], 0, arrays[i].length);
      }
      steps = other.steps;
      loss = other.loss;
      previousLoss = other.previousLoss;
    }

    /**
     * Copies the state.
     *
     * @return a state of its own
     */
    public State copy() {
      State copy = new State(arrays.length == 0 ? 0 : arrays[0].length, names);
      copy.set(this);
      return copy;
    }
  }
}
