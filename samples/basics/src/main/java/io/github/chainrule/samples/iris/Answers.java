package io.github.chainrule.samples.iris;

import io.github.chainrule.runtime.f32.Model;

/** A network's probabilities of the species for some flowers, beside the truth. */
final class Answers {
  private static final int SPECIES = Flowers.SPECIES.size();

  private final Flowers flowers;
  private final float[] probabilities;

  /** Asks a network about flowers with standardised measurements x, {@code [flowers][4]}. */
  Answers(Model network, float[] x, Flowers flowers) {
    this.flowers = flowers;
    this.probabilities = new float[flowers.size() * SPECIES];
    network.newForward().forward(x, probabilities, flowers.size());
  }

  double probability(int row, int species) {
    return probabilities[row * SPECIES + species];
  }

  /** The species of the highest probability. */
  int answer(int row) {
    int best = 0;
    for (int k = 1; k < SPECIES; k++) {
      if (probability(row, k) > probability(row, best)) {
        best = k;
      }
    }
    return best;
  }

  /** How many flowers of each species got each answer, {@code [species][answer]}. */
  int[][] confusion() {
    int[][] counts = new int[SPECIES][SPECIES];
    for (int row = 0; row < flowers.size(); row++) {
      counts[flowers.species(row)][answer(row)]++;
    }
    return counts;
  }

  int right() {
    int[][] confusion = confusion();
    int right = 0;
    for (int k = 0; k < SPECIES; k++) {
      right += confusion[k][k];
    }
    return right;
  }

  /** The row of the flower whose answer has the lowest probability. */
  int leastSure() {
    int least = 0;
    for (int row = 1; row < flowers.size(); row++) {
      if (probability(row, answer(row)) < probability(least, answer(least))) {
        least = row;
      }
    }
    return least;
  }
}
