package io.github.chainrule.processor.verify;

/**
 * What a comparison of the derived programs with central differences found that no derivative
 * failed.
 *
 * @param derivatives how many derivatives were compared, directional ones included
 * @param points the number of random points they were compared at
 * @param directions what they were taken by at each of the points
 * @param worstError the largest difference, relative to max(1, |difference quotient|)
 * @param worst the derivative that it was found at, in words
 * @param unjudged in how many directions no point could tell, those of both points counted
 * @param doubt why it could not, in words
 */
public record Verification(
    int derivatives,
    int points,
    Directions directions,
    double worstError,
    String worst,
    int unjudged,
    String doubt) {

  /** In how many directions derivatives were to be compared, those of all points counted. */
  public int attempted() {
    return points * (directions.coordinates() + directions.random());
  }

  /**
   * The directions over all parameters and inputs.
   *
   * @param coordinates how many were single parameters or inputs
   * @param random how many were random unit vectors
   * @param areExhaustive whether the coordinates are all there are
   */
  public record Directions(int coordinates, int random, boolean areExhaustive) {}
}
