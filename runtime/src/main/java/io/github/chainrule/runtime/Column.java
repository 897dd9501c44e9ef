package io.github.chainrule.runtime;

/**
 * Mean and spread of a column of finite numbers, whatever their size, for the scaling of data and
 * the metrics of either precision. The numbers are multiplied by a power of two, {@link #factor},
 * so that nothing overflows or vanishes on the way.
 *
 * <p>The mean is corrected by that of the distances to it, and the sum of squares by the square of
 * the distances' sum (T. F. Chan, G. H. Golub, R. J. LeVeque: Algorithms for computing the sample
 * variance, The American Statistician 37, 1983), so that many numbers, or such as differ little,
 * cost no digits. Equal numbers have the mean that they are, to the bit, and no spread.
 */
public final class Column {
  private final double[] values;
  private final double least;
  private final double largest;
  private final double factor;

  /**
   * Looks at numbers.
   *
   * @param values finite numbers, at least one; not copied
   */
  public Column(double[] values) {
    double low = values[0];
    double high = values[0];
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    this.values = values;
    this.least = low;
    this.largest = high;
    this.factor = PowerOfTwo.reducing(Math.max(Math.abs(low), Math.abs(high)));
  }

  /**
   * The least number.
   *
   * @return the number
   */
  public double least() {
    return least;
  }

  /**
   * The largest number.
   *
   * @return the number
   */
  public double largest() {
    return largest;
  }

  /**
   * What the numbers are multiplied by.
   *
   * @return a power of two
   */
  public double factor() {
    return factor;
  }

  /**
   * Whether all numbers are equal.
   *
   * @return whether the column does not vary
   */
  public boolean constant() {
    return least == largest;
  }

  /**
   * The mean.
   *
   * @return the mean, times the factor
   */
  public double reducedMean() {
    if (constant()) {
      return least * factor;
    }
    double mean = sumAbout(0) / values.length;
    return mean + sumAbout(mean) / values.length;
  }

  /**
   * The sum of the squared distances to the mean.
   *
   * @return the sum, times the square of the factor; over 0 unless the column is constant
   */
  public double reducedSquares() {
    if (constant()) {
      return 0;
    }
    double mean = reducedMean();
    double sum = 0;
    for (double value : values) {
      double d = value * factor - mean;
      sum += d * d;
    }
    double rest = sumAbout(mean);
    return sum - rest * (rest / values.length);
  }

  private double sumAbout(double center) {
    double sum = 0;
    for (double value : values) {
      sum += value * factor - center;
    }
    return sum;
  }
}
