/**
 * Networks as estimators of Spark ML: {@link io.github.chainrule.samples.spark.ChainruleClassifier}
 * and {@link io.github.chainrule.samples.spark.ChainruleRegressor} learn from the rows of a
 * cluster, and their models score the rows of others.
 *
 * <p>What goes over the wire is the name of the generated class, and its parameters as one array.
 */
package io.github.chainrule.samples.spark;
