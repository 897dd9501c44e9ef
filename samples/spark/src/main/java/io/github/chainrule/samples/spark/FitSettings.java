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
        from.getNetworkClass(),
        inputs,
        outputs,
        classes,
        from.getSolver(),
        from.getMaxIter(),
        from.getLocalEpochs(),
        from.getBatchSize(),
        from.getOptimizer(),
        from.getStepSize(),
        from.getRegParam(),
        from.getTol(),
        from.getPatience(),
        from.getStandardization(),
        from.getSeed());
  }
}
