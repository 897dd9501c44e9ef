package io.github.chainrule.samples.activity;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Add;
import io.github.chainrule.dsl.Conv1D;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Dropout;
import io.github.chainrule.dsl.GlobalAveragePool;
import io.github.chainrule.dsl.LayerNorm;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.MaxPool;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Padding;
import io.github.chainrule.runtime.Layer;

/** Tells an activity by 128 readings of accelerometer and gyroscope, 2.56 s of them. */
@Network(inputs = {128, 6})
@Loss(LossFunction.CROSS_ENTROPY)
public interface ActivityReader {
  /** Short movements. */
  @Conv1D(
      filters = 16,
      kernel = 7,
      stride = 2,
      padding = Padding.SAME,
      activation = Activation.RELU)
  Layer movements();

  /** What follows on what. */
  @Conv1D(filters = 16, kernel = 5, padding = Padding.SAME)
  Layer following();

  /** The same, whatever its strength. */
  @LayerNorm(activation = Activation.RELU)
  Layer followed();

  /** What is added to the short movements. */
  @Conv1D(filters = 16, kernel = 5, padding = Padding.SAME)
  Layer change();

  /** Short movements, and what follows on them. */
  @Add(
      from = {"movements", "change"},
      activation = Activation.RELU)
  Layer known();

  /** The strongest of neighbours. */
  @MaxPool(size = 2)
  Layer coarse();

  /** Whole steps. */
  @Conv1D(
      filters = 24,
      kernel = 5,
      stride = 2,
      padding = Padding.SAME,
      activation = Activation.RELU)
  Layer steps();

  /** How much of each there is. */
  @GlobalAveragePool
  Layer amounts();

  /** Some of it left out. */
  @Dropout(0.2)
  Layer most();

  /** The probability of each activity. */
  @Dense(units = 5, activation = Activation.SOFTMAX)
  Layer activity();
}
