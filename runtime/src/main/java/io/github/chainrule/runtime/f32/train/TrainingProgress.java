package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.TrainingListener;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The numbers of a fit, written by the fit and read by its listeners. */
final class TrainingProgress implements Progress {
  int epoch;
  int epochs;
  int batch;
  int batches;
  double loss;
  double validationLoss = Double.NaN;
  double gradientNorm;
  double learningRate;
  double samplesPerSecond;
  boolean stopped;
  final double[] metrics;
  private final List<String> metricNames;
  private final TrainingListener[] listeners;

  TrainingProgress(String[] metricNames, List<TrainingListener> listeners) {
    this.metricNames = Collections.unmodifiableList(Arrays.asList(metricNames));
    this.metrics = new double[metricNames.length];
    Arrays.fill(metrics, Double.NaN);
    this.listeners = listeners.toArray(new TrainingListener[0]);
  }

  void tellBatch() {
    for (TrainingListener listener : listeners) {
      listener.batchEnded(this);
    }
  }

  void tellEpoch() {
    for (TrainingListener listener : listeners) {
      listener.epochEnded(this);
    }
  }

  void samples(long count, long nanos) {
    samplesPerSecond = count * 1e9 / Math.max(1, nanos);
  }

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public int epochs() {
    return epochs;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public int batches() {
    return batches;
  }

  @Override
  public double loss() {
    return loss;
  }

  @Override
  public double validationLoss() {
    return validationLoss;
  }

  @Override
  public List<String> metricNames() {
    return metricNames;
  }

  @Override
  public double metric(int index) {
    return metrics[index];
  }

  @Override
  public double gradientNorm() {
    return gradientNorm;
  }

  @Override
  public double learningRate() {
    return learningRate;
  }

  @Override
  public double samplesPerSecond() {
    return samplesPerSecond;
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
