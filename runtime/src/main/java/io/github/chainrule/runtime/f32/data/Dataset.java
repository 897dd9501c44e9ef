package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.List;

/**
 * Samples with their targets: two flat row-major arrays, and the rows of them that belong to the
 * set, in their order.
 *
 * <p>The arrays are not copied, neither by a new set nor by those that {@link #shuffle}, {@link
 * #slice}, {@link #split} and their like make of it: they all look at the same numbers, and who
 * changes an array changes all of them. {@link #copy} makes a set of its own. A set may be empty,
 * as the small part of a split may; whoever needs a sample says so.
 *
 * <p>Immutable but for the arrays; may be read by several threads.
 */
@CheckReturnValue
public final class Dataset {
  private final SampleTable table;

  /** Null if every sample counts as 1. */
  private final Weights weights;

  private final boolean freeTargets;

  private Dataset(SampleTable table, Weights weights, boolean freeTargets) {
    this.table = table;
    this.weights = weights;
    this.freeTargets = freeTargets;
  }

  /**
   * Samples with targets.
   *
   * @param features the inputs, row-major {@code [n][inputs]}; not copied
   * @param inputs the number of inputs of a sample, at least 1
   * @param targets the targets, row-major {@code [n][outputs]}; not copied
   * @param outputs the number of targets of a sample, at least 1
   * @return the n samples
   * @throws IllegalArgumentException if a width is less than 1, an array holds no whole number of
   *     rows, or they hold different numbers of rows
   * @throws NullPointerException if an array is null
   */
  public static Dataset of(float[] features, int inputs, float[] targets, int outputs) {
    return new Dataset(SampleTable.of(features, inputs, targets, outputs), null, false);
  }

  /**
   * Samples without targets, for losses that have none.
   *
   * @param features the inputs, row-major {@code [n][inputs]}; not copied
   * @param inputs the number of inputs of a sample, at least 1
   * @return the n samples
   * @throws IllegalArgumentException if the width is less than 1 or the array holds no whole number
   *     of rows
   * @throws NullPointerException if the array is null
   */
  public static Dataset of(float[] features, int inputs) {
    return new Dataset(SampleTable.of(features, inputs), null, false);
  }

  /** Samples with targets, or, if their number is 0, without. */
  static Dataset ofRows(float[] features, int inputs, float[] targets, int outputs) {
    return outputs == 0 ? of(features, inputs) : of(features, inputs, targets, outputs);
  }

  /**
   * Samples of classes; the targets are one-hot.
   *
   * @param features the inputs, row-major {@code [n][inputs]}; not copied
   * @param inputs the number of inputs of a sample, at least 1
   * @param classes the class of each sample, {@code [n]}, each of [0, count)
   * @param count the number of classes, at least 1
   * @return the n samples, with targets {@code [n][count]}
   * @throws IllegalArgumentException if a number is out of its range, the array holds no whole
   *     number of rows or not as many as there are classes, or no array holds the targets
   * @throws NullPointerException if an array is null
   */
  public static Dataset ofClasses(float[] features, int inputs, int[] classes, int count) {
    int n = SampleTable.of(features, inputs).size;
    Settings.present("classes", classes);
    if (classes.length != n) {
      throw Unexpected.argument("classes", n + " (those of the features)", classes.length);
    }
    return of(features, inputs, oneHot(classes, count), count);
  }

  /**
   * Writes classes as rows that hold 1 at the class and 0 elsewhere.
   *
   * @param classes the classes, {@code [n]}, each of [0, count)
   * @param count the number of classes, at least 1
   * @return the rows, row-major {@code [n][count]}
   * @throws IllegalArgumentException if a class or the count is out of its range, or no array holds
   *     so many rows
   * @throws NullPointerException if the array is null
   */
  public static float[] oneHot(int[] classes, int count) {
    return SampleTable.oneHot(classes, count);
  }

  /**
   * The number of samples.
   *
   * @return the number of samples, 0 or more
   */
  public int size() {
    return table.size;
  }

  /**
   * The number of inputs of a sample.
   *
   * @return the number of inputs
   */
  public int inputs() {
    return table.inputs;
  }

  /**
   * The number of targets of a sample.
   *
   * @return the number of targets, 0 if there are none
   */
  public int outputs() {
    return table.outputs;
  }

  /**
   * The number of batches of an epoch, the last of which may be smaller.
   *
   * @param batchSize the number of samples of a batch, at least 1
   * @return size / batchSize, rounded up
   * @throws IllegalArgumentException if the size of a batch is less than 1
   */
  public int batches(int batchSize) {
    Settings.atLeast("batchSize", batchSize, 1);
    return size() == 0 ? 0 : (size() - 1) / batchSize + 1;
  }

  /**
   * Samples in a row.
   *
   * @param from the first sample
   * @param to the sample after the last
   * @return the samples of [from, to), which share the arrays
   * @throws IllegalArgumentException unless 0 ≤ from ≤ to ≤ size
   */
  public Dataset slice(int from, int to) {
    if (from < 0 || to < from || to > size()) {
      throw Unexpected.argument(
          "slice", "a range of [0, " + size() + ")", "[" + from + ", " + to + ")");
    }
    int[] chosen = new int[to - from];
    for (int k = 0; k < chosen.length; k++) {
      chosen[k] = from + k;
    }
    return choose(chosen);
  }

  /**
   * Any of the samples in any order, a sample as often as it is named.
   *
   * @param samples the places of the samples in this set, each of [0, size); not kept
   * @return the samples, which share the arrays
   * @throws IllegalArgumentException if there is no such sample
   * @throws NullPointerException if the array is null
   */
  public Dataset select(int... samples) {
    Settings.present("samples", samples);
    for (int sample : samples) {
      if (sample < 0 || sample >= size()) {
        throw Unexpected.argument("samples", "numbers of [0, " + size() + ")", sample);
      }
    }
    return choose(samples.clone());
  }

  /** Takes samples by their places, in an array that becomes that of their rows. */
  private Dataset choose(int[] chosen) {
    Weights own = weights == null ? null : weights.of(chosen);
    return new Dataset(table.choose(chosen), own, freeTargets);
  }

  /**
   * The same samples in random order (R. Durstenfeld: Algorithm 235, CACM 7, 1964).
   *
   * @param seed a seed gives the same order on every platform
   * @return the samples, which share the arrays
   */
  public Dataset shuffle(long seed) {
    int[] chosen = new int[size()];
    for (int k = 0; k < chosen.length; k++) {
      chosen[k] = k;
    }
    new Generator(seed).shuffle(chosen);
    return choose(chosen);
  }

  /**
   * Divides the samples at random.
   *
   * @param share the share of the samples that the first part gets, of [0, 1], rounded to whole
   *     samples
   * @param seed a seed gives the same parts on every platform
   * @return the two parts, which share the arrays
   * @throws IllegalArgumentException if the share is out of range
   */
  public Split split(double share, long seed) {
    return shuffle(seed).splitInOrder(share);
  }

  /**
   * Divides the samples in their order, which is for series, whose end is to be foretold from what
   * was before; where samples are sorted by class, a part lacks some.
   *
   * @param share the share of the samples that the first part gets, of [0, 1], rounded to whole
   *     samples
   * @return the two parts, which share the arrays
   * @throws IllegalArgumentException if the share is out of range
   */
  public Split splitInOrder(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw Unexpected.argument("share", "a number of [0, 1]", share);
    }
    int middle = (int) Math.round(share * size());
    return new Split(slice(0, middle), slice(middle, size()));
  }

  /**
   * Divides the samples at random so that each class has its share in both parts, rounded to whole
   * samples. See {@link #classes} for what a class is.
   *
   * @param share the share of the samples that the first part gets, of [0, 1]
   * @param seed a seed gives the same parts on every platform
   * @param columns the targets that tell the class, such as {@code Head.columns()}; all if none
   * @return the two parts, which share the arrays
   * @throws IllegalArgumentException if the share is out of range, there are no such targets, or
   *     one of them is not of [−1, 1]
   * @throws NullPointerException if the columns are null
   */
  public Split stratifiedSplit(double share, long seed, int... columns) {
    return new Strata(this, seed, columns).split(share);
  }

  /**
   * Divides the samples at random into k parts as equal as can be, each of which is once what is
   * judged and otherwise a part of what is learned from.
   *
   * @param k the number of parts, from 2 to the number of samples
   * @param seed a seed gives the same parts on every platform
   * @return k divisions; the second of each is what is judged
   * @throws IllegalArgumentException if the number of parts is out of range
   */
  public List<Split> folds(int k, long seed) {
    return Folds.of(shuffle(seed), k);
  }

  /**
   * As {@link #folds}, but each part has as equal a share of each class as can be.
   *
   * @param k the number of parts, from 2 to the number of samples
   * @param seed a seed gives the same parts on every platform
   * @param columns the targets that tell the class, such as {@code Head.columns()}; all if none
   * @return k divisions; the second of each is what is judged
   * @throws IllegalArgumentException if the number of parts is out of range, there are no such
   *     targets, or one of them is not of [−1, 1]
   * @throws NullPointerException if the columns are null
   */
  public List<Split> stratifiedFolds(int k, long seed, int... columns) {
    return Folds.of(new Strata(this, seed, columns).sorted(), k);
  }

  /**
   * The samples of this set and then those of others.
   *
   * @param others sets of as many inputs and targets
   * @return a set with arrays of its own; weighted if one of them is
   * @throws IllegalArgumentException if a set has other widths, or no array holds so many samples
   * @throws NullPointerException if a set is null
   */
  public Dataset concat(Dataset... others) {
    Settings.allPresent("others", others);
    return Concatenation.of(this, others);
  }

  /**
   * Lets samples count for more or less: losses, gradients and metrics become weighted means,
   * {@code Σ w E / Σ w}. With batches that is the mean of each batch; one whose samples all count
   * for 0 has loss and gradient 0.
   *
   * @param newWeights the weight of each sample, {@code [size]}, at least 0; copied, and in place
   *     of weights that the set has
   * @return the samples with their weights, which share the arrays
   * @throws IllegalArgumentException if there are not as many as samples, one is negative or not
   *     finite, or all are 0
   * @throws NullPointerException if the array is null
   */
  public Dataset withWeights(float[] newWeights) {
    return new Dataset(table, Weights.checked(newWeights, size()), freeTargets);
  }

  /**
   * Lets a fit take targets that the loss gives no meaning, such as negative ones for {@code
   * CROSS_ENTROPY}, whose gradient then pushes a class away: with the advantage A of an action a as
   * the target of its output, and 0 elsewhere, it is −A ∇log y_a, the policy gradient of REINFORCE.
   *
   * @return the samples, which share the arrays
   */
  public Dataset withFreeTargets() {
    return new Dataset(table, weights, true);
  }

  /**
   * Whether targets need not be what the loss gives a meaning.
   *
   * @return whether the set is made by {@link #withFreeTargets}
   */
  public boolean hasFreeTargets() {
    return freeTargets;
  }

  /**
   * Whether samples count for more or less.
   *
   * @return whether the set has weights
   */
  public boolean weighted() {
    return weights != null;
  }

  /**
   * For how much a sample counts.
   *
   * @param sample the sample, of [0, size)
   * @return its weight; 1 if the set has none
   */
  public float weight(int sample) {
    return weights == null ? 1f : weights.of[sample];
  }

  /**
   * Copies the weights of all samples.
   *
   * @return a new array, {@code [size]}, of 1 if the set has none
   */
  public float[] copyWeights() {
    float[] copy = new float[size()];
    for (int k = 0; k < copy.length; k++) {
      copy[k] = weight(k);
    }
    return copy;
  }

  /**
   * For how much some samples count.
   *
   * @param order the samples in the order to take; null for their own order
   * @param from the place in the order of the first that is taken
   * @param n the number to take, 0 or more
   * @return the sum of their weights; n if the set has none
   */
  public double totalWeight(int[] order, int from, int n) {
    return weights == null ? n : weights.sum(order, from, n);
  }

  /**
   * The class of each sample: that of the largest target; of a single one, 1 if it is at least 0.5,
   * else 0. Targets over 1 or below −1 tell no classes and are refused: where a model has several
   * outputs, the columns say which of them is one of classes.
   *
   * @param columns the targets that tell the class, such as {@code Head.columns()}; all if none
   * @return a new array, {@code [size]}
   * @throws IllegalArgumentException if there are no such targets, or one of them is not of [−1, 1]
   * @throws NullPointerException if the columns are null
   */
  public int[] classes(int... columns) {
    return Strata.classes(this, columns);
  }

  /** The target of a sample, without a copy. */
  float target(int sample, int output) {
    return table.target(sample, output);
  }

  /**
   * Copies the samples.
   *
   * @return a set with arrays of its own, which hold its samples and nothing else
   */
  public Dataset copy() {
    return of(copyFeatures(), copyTargets());
  }

  /** A set of as many samples, with new arrays of the same widths. */
  Dataset of(float[] newFeatures, float[] newTargets) {
    return new Dataset(table.with(newFeatures, newTargets), weights, freeTargets);
  }

  /**
   * Copies the inputs of all samples.
   *
   * @return a new array, row-major {@code [size][inputs]}
   */
  public float[] copyFeatures() {
    float[] x = new float[size() * inputs()];
    gather(null, 0, size(), x, null);
    return x;
  }

  /**
   * Copies the targets of all samples.
   *
   * @return a new array, row-major {@code [size][outputs]}
   */
  public float[] copyTargets() {
    float[] t = new float[size() * outputs()];
    gather(null, 0, size(), null, t);
    return t;
  }

  /**
   * Copies some samples into a batch, without an allocation.
   *
   * @param order the samples in the order to take; null for their own order
   * @param from the place in the order of the first that is taken
   * @param n the number to take, 0 or more
   * @param x receives the inputs, row-major {@code [n][inputs]}; null to leave them out
   * @param t receives the targets, row-major {@code [n][outputs]}; null to leave them out
   * @throws IllegalArgumentException if n is negative or an array has fewer than n rows
   * @throws IndexOutOfBoundsException if there are not so many samples
   */
  public void gather(int[] order, int from, int n, float[] x, float[] t) {
    table.gather(order, from, n, x, t);
  }

  /**
   * Where a sample is in the arrays that it came with, if this is a part of another set.
   *
   * @param sample its index in this set
   * @return its index in the set that the first of all parts was taken of
   * @throws IndexOutOfBoundsException if there is no such sample
   */
  public int place(int sample) {
    return table.row(sample);
  }

  /** Reads {@code 150 samples, 4 -> 3}, with {@code , weighted} if it is. */
  @Override
  public String toString() {
    return table + (weighted() ? ", weighted" : "");
  }

  /** The two parts of a set. */
  public static final class Split {
    private final Dataset first;
    private final Dataset second;

    Split(Dataset first, Dataset second) {
      this.first = first;
      this.second = second;
    }

    /**
     * The part that got the share.
     *
     * @return the first samples
     */
    public Dataset first() {
      return first;
    }

    /**
     * The rest.
     *
     * @return the last samples
     */
    public Dataset second() {
      return second;
    }
  }
}
