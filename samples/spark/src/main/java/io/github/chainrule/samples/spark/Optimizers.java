package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.train.AdaGrad;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.AdamW;
import io.github.chainrule.runtime.f32.train.Optimizer;
import io.github.chainrule.runtime.f32.train.RmsProp;
import io.github.chainrule.runtime.f32.train.Sgd;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

/** The optimizers of local steps by name. */
final class Optimizers {
  private static final Map<String, DoubleFunction<Optimizer>> BY_NAME =
      new TreeMap<>(
          Map.of(
              "adagrad", AdaGrad::new,
              "adam", Adam::new,
              "adamw", AdamW::new,
              "rmsprop", RmsProp::new,
              "sgd", Sgd::new));

  private Optimizers() {}

  static String[] names() {
    return BY_NAME.keySet().toArray(new String[0]);
  }

  static Optimizer of(String name, double rate) {
    return BY_NAME.get(name).apply(rate);
  }
}
