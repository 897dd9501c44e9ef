package io.github.chainrule.samples.spark;

import java.io.Serializable;

/**
 * What a fit was told, as it ships to the tasks.
 *
 * @param inputs the number of features
 * @param outputs the number of targets of a row
 * @param classes the number of classes that labels are of, 0 if they are numbers
 */
record FitSettings(
    String networkClass,
    int inputs,
    int outputs,
    int classes,
    String solver,
    int maxIter,
    int localEpochs,
    int batchSize,
    String optimizer,
    double stepSize,
    double regParam,
    double tol,
    int patience,
    boolean standardization,
    long seed)
    implements Serializable {

  /** Those of an estimator whose network was found fit. */
  static FitSettings of(TrainingSettings<?> from, int inputs, int outputs, int classes) {
    return new FitSettings(
        from.getOrDefault(from.networkClass()),
        inputs,
        outputs,
        classes,
        from.getOrDefault(from.solver()),
        (int) from.getOrDefault(from.maxIter()),
        (int) from.getOrDefault(from.localEpochs()),
        (int) from.getOrDefault(from.batchSize()),
        from.getOrDefault(from.optimizer()),
        (double) from.getOrDefault(from.stepSize()),
        (double) from.getOrDefault(from.regParam()),
        (double) from.getOrDefault(from.tol()),
        (int) from.getOrDefault(from.patience()),
        (boolean) from.getOrDefault(from.standardization()),
        (long) from.getOrDefault(from.seed()));
  }
}
