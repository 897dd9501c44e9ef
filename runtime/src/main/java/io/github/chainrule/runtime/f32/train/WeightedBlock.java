package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Real;
import java.util.Arrays;

/**
 * Computes the weighted mean loss of a block of samples and its gradient, {@code Σ w E / Σ w}.
 * Generated code gives plain means, so samples of equal weight are computed together, and their
 * means added, the lightest first. Where all weights are equal, the bits are those of the plain
 * mean. Samples that count for 0 are left out. Allocates nothing after its construction.
 */
final class WeightedBlock {
  private final BlockWorker worker;

  /** The places of the samples in the block, those of equal weight together. */
  private final int[] places;

  private final int[] picks;

  /** The gradient of samples of equal weight. */
  private final float[] part;

  private Dataset data;
  private int[] order;
  private int from;

  WeightedBlock(BlockWorker worker, int blockSize, int parameters) {
    this.worker = worker;
    this.places = new int[blockSize];
    this.picks = new int[blockSize];
    this.part = new float[parameters];
  }

  /** Returns the loss; the gradient is left out if there is no array for it. */
  double evaluate(Dataset samples, int[] sampleOrder, int first, int m, float[] g) {
    data = samples;
    order = sampleOrder;
    from = first;
    sort(m);
    double sum = 0;
    double total = 0;
    int end;
    for (int start = 0; start < m; start = end) {
      float weight = weight(start);
      end = start + 1;
      while (end < m && weight(end) == weight) {
        end++;
      }
      if (end - start == m && weight > 0) {
        return mean(0, m, g);
      }
      if (weight > 0) {
        double share = weight;
        share *= end - start;
        sum += share * mean(start, end, g == null ? null : part);
        add(share, total == 0, g);
        total += share;
      }
    }
    divide(g, total);
    return total == 0 ? 0 : sum / total;
  }

  private double mean(int start, int end, float[] g) {
    int count = end - start;
    for (int k = 0; k < count; k++) {
      picks[k] = sample(places[start + k]);
    }
    worker.gather(picks, count, places, start);
    return g == null ? worker.loss(count) : worker.gradient(count, g);
  }

  private void add(double share, boolean first, float[] g) {
    if (g == null) {
      return;
    }
    float factor = Real.round(share);
    for (int k = 0; k < g.length; k++) {
      g[k] = first ? factor * part[k] : g[k] + factor * part[k];
    }
  }

  private static void divide(float[] g, double total) {
    if (g == null) {
      return;
    }
    if (total == 0) {
      Arrays.fill(g, 0f);
      return;
    }
    float divisor = Real.round(total);
    for (int k = 0; k < g.length; k++) {
      g[k] /= divisor;
    }
  }

  private int sample(int place) {
    return order == null ? from + place : order[from + place];
  }

  private float weight(int index) {
    return data.weight(sample(places[index]));
  }

  /** Sorts the places by weight, then by place: a heapsort, which needs no memory. */
  private void sort(int m) {
    for (int k = 0; k < m; k++) {
      places[k] = k;
    }
    for (int root = m / 2 - 1; root >= 0; root--) {
      sink(root, m);
    }
    for (int end = m - 1; end > 0; end--) {
      swap(0, end);
      sink(0, end);
    }
  }

  private void sink(int root, int end) {
    int at = root;
    int child = 2 * at + 1;
    while (child < end) {
      if (child + 1 < end && before(places[child], places[child + 1])) {
        child++;
      }
      if (!before(places[at], places[child])) {
        return;
      }
      swap(at, child);
      at = child;
      child = 2 * at + 1;
    }
  }

  private void swap(int a, int b) {
    int kept = places[a];
    places[a] = places[b];
    places[b] = kept;
  }

  private boolean before(int a, int b) {
    float first = data.weight(sample(a));
    float second = data.weight(sample(b));
    return first < second || (first == second && a < b);
  }
}
