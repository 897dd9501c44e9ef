package io.github.chainrule.samples.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/** The parameters that both estimators have beside Spark's own, with their defaults. */
public final class TrainingParams implements Serializable {
  static final String AVERAGING = "averaging";
  static final String LBFGS = "l-bfgs";

  final Param<String> networkClass;
  final Param<String> weightCol;
  final Param<String> validationIndicatorCol;
  final Param<String> solver;
  final IntParam maxIter;
  final IntParam localEpochs;
  final IntParam batchSize;
  final Param<String> optimizer;
  final DoubleParam stepSize;
  final DoubleParam regParam;
  final DoubleParam tol;
  final IntParam patience;
  final BooleanParam standardization;
  final LongParam seed;

  TrainingParams(Params stage) {
    networkClass =
        new Param<>(stage, "networkClass", "name of the generated class of a FLOAT network");
    weightCol = new Param<>(stage, "weightCol", "column of the rows' weights; all 1 if not set");
    validationIndicatorCol =
        new Param<>(
            stage,
            "validationIndicatorCol",
            "column that is true for rows to judge by rather than to learn from");
    solver =
        new Param<>(
            stage,
            "solver",
            "averaging: rounds of local epochs; l-bfgs: gradients of all rows",
            ParamValidators.<String>inArray(new String[] {AVERAGING, LBFGS}));
    maxIter =
        new IntParam(
            stage, "maxIter", "most rounds, or iterations of l-bfgs", ParamValidators.gtEq(0));
    localEpochs =
        new IntParam(
            stage, "localEpochs", "epochs of each partition in a round", ParamValidators.gtEq(1));
    batchSize = new IntParam(stage, "batchSize", "rows of a local step", ParamValidators.gtEq(1));
    optimizer =
        new Param<>(
            stage,
            "optimizer",
            "of local steps: " + String.join(", ", Optimizers.names()),
            ParamValidators.<String>inArray(Optimizers.names()));
    stepSize =
        new DoubleParam(stage, "stepSize", "learning rate of local steps", ParamValidators.gt(0));
    regParam = new DoubleParam(stage, "regParam", "L2 penalty of weights", ParamValidators.gtEq(0));
    tol =
        new DoubleParam(
            stage,
            "tol",
            "least gain of the validation loss that counts; of l-bfgs also the gradient's norm to"
                + " end at",
            ParamValidators.gtEq(0));
    patience =
        new IntParam(
            stage,
            "patience",
            "rounds without gain in the validation loss before the fit ends",
            ParamValidators.gtEq(1));
    standardization =
        new BooleanParam(
            stage,
            "standardization",
            "whether features, and labels of a regression, get mean 0 and deviation 1");
    seed = new LongParam(stage, "seed", "of the initial parameters and of local shuffling");
    stage.setDefault(solver, AVERAGING);
    stage.setDefault(maxIter, 10);
    stage.setDefault(localEpochs, 1);
    stage.setDefault(batchSize, 32);
    stage.setDefault(optimizer, "adam");
    stage.setDefault(stepSize, 0.01);
    stage.setDefault(regParam, 0.0);
    stage.setDefault(tol, 1e-6);
    stage.setDefault(patience, 3);
    stage.setDefault(standardization, true);
    stage.setDefault(seed, 0L);
  }
}
