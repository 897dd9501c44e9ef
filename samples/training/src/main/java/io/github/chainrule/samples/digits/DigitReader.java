package io.github.chainrule.samples.digits;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Conv2D;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Dropout;
import io.github.chainrule.dsl.Flatten;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.MaxPool;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Padding;
import io.github.chainrule.runtime.Layer;

/** Tells which digit an image shows. */
@Network(inputs = {8, 8, 1})
@Loss(LossFunction.CROSS_ENTROPY)
public interface DigitReader {
  /** Edges and ends of strokes. */
  @Conv2D(filters = 16, kernel = 3, padding = Padding.SAME, activation = Activation.RELU)
  Layer strokes();

  /** Where they are, by and large. */
  @MaxPool(size = 2)
  Layer coarse();

  /** Bows and crossings. */
  @Conv2D(filters = 32, kernel = 3, padding = Padding.SAME, activation = Activation.RELU)
  Layer shapes();

  /** In which quarter of the image they are. */
  @MaxPool(size = 2)
  Layer quarters();

  /** All quarters beside each other. */
  @Flatten
  Layer all();

  /** Half of what was seen: an answer must not hang on one shape. */
  @Dropout(0.5)
  Layer half();

  /** The probability of each digit. */
  @Dense(units = 10, activation = Activation.SOFTMAX)
  Layer digit();
}
