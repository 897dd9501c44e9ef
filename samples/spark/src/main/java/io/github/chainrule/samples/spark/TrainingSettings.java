package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.Model;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * What both estimators can be told beside what Spark's own have: parameters by the names that Spark
 * uses, their setters and getters. {@code explainParams()} prints them with their defaults.
 *
 * @param <S> the estimator, which the setters return
 */
public interface TrainingSettings<S> extends Params {
  /** The parameters themselves. */
  TrainingParams training();

  default Param<String> networkClass() {
    return training().networkClass;
  }

  default Param<String> weightCol() {
    return training().weightCol;
  }

  default Param<String> validationIndicatorCol() {
    return training().validationIndicatorCol;
  }

  default Param<String> solver() {
    return training().solver;
  }

  default IntParam maxIter() {
    return training().maxIter;
  }

  default IntParam localEpochs() {
    return training().localEpochs;
  }

  default IntParam batchSize() {
    return training().batchSize;
  }

  default Param<String> optimizer() {
    return training().optimizer;
  }

  default DoubleParam stepSize() {
    return training().stepSize;
  }

  default DoubleParam regParam() {
    return training().regParam;
  }

  default DoubleParam tol() {
    return training().tol;
  }

  default IntParam patience() {
    return training().patience;
  }

  default BooleanParam standardization() {
    return training().standardization;
  }

  default LongParam seed() {
    return training().seed;
  }

  /** Sets the generated class of the network. */
  default S setNetwork(Class<? extends Model> network) {
    return setNetworkClass(network.getName());
  }

  /** Sets the generated class of the network by its name. */
  default S setNetworkClass(String name) {
    return with(networkClass(), name);
  }

  /** Sets the column of the rows' weights. */
  default S setWeightCol(String column) {
    return with(weightCol(), column);
  }

  /** Sets the column that tells which rows to judge by; the best parameters for them are kept. */
  default S setValidationIndicatorCol(String column) {
    return with(validationIndicatorCol(), column);
  }

  /** Sets the way of training, {@code averaging} or {@code l-bfgs}. */
  default S setSolver(String name) {
    return with(solver(), name);
  }

  /** Sets the most rounds of averaging, or iterations of L-BFGS. */
  default S setMaxIter(int iterations) {
    return with(maxIter(), iterations);
  }

  /** Sets how many epochs each partition learns in a round. */
  default S setLocalEpochs(int epochs) {
    return with(localEpochs(), epochs);
  }

  /** Sets the rows of a local step. */
  default S setBatchSize(int rows) {
    return with(batchSize(), rows);
  }

  /** Sets the optimizer of local steps. */
  default S setOptimizer(String name) {
    return with(optimizer(), name);
  }

  /** Sets the learning rate of local steps. */
  default S setStepSize(double rate) {
    return with(stepSize(), rate);
  }

  /** Sets the L2 penalty of weights. */
  default S setRegParam(double penalty) {
    return with(regParam(), penalty);
  }

  /** Sets the least gain of the validation loss, and the norm of the gradient to end at. */
  default S setTol(double tolerance) {
    return with(tol(), tolerance);
  }

  /** Sets the rounds without gain after which the fit ends. */
  default S setPatience(int rounds) {
    return with(patience(), rounds);
  }

  /** Sets whether features, and labels of a regression, are standardised. */
  default S setStandardization(boolean value) {
    return with(standardization(), value);
  }

  /** Sets the seed of the initial parameters and of local shuffling. */
  default S setSeed(long value) {
    return with(seed(), value);
  }

  default String getNetworkClass() {
    return getOrDefault(networkClass());
  }

  default String getWeightCol() {
    return getOrDefault(weightCol());
  }

  default String getValidationIndicatorCol() {
    return getOrDefault(validationIndicatorCol());
  }

  default String getSolver() {
    return getOrDefault(solver());
  }

  default int getMaxIter() {
    return (int) getOrDefault(maxIter());
  }

  default int getLocalEpochs() {
    return (int) getOrDefault(localEpochs());
  }

  default int getBatchSize() {
    return (int) getOrDefault(batchSize());
  }

  default String getOptimizer() {
    return getOrDefault(optimizer());
  }

  default double getStepSize() {
    return (double) getOrDefault(stepSize());
  }

  default double getRegParam() {
    return (double) getOrDefault(regParam());
  }

  default double getTol() {
    return (double) getOrDefault(tol());
  }

  default int getPatience() {
    return (int) getOrDefault(patience());
  }

  default boolean getStandardization() {
    return (boolean) getOrDefault(standardization());
  }

  default long getSeed() {
    return (long) getOrDefault(seed());
  }

  @SuppressWarnings("unchecked")
  private <T> S with(Param<T> param, T value) {
    set(param, value);
    return (S) this;
  }
}
