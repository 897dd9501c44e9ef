package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.Model;
import java.util.List;

/** What the outputs of a model are called. */
final class OutputNames {
  private OutputNames() {}

  /** A name for each output; those of classes as their constants. None if the model tells none. */
  static String[] of(Model model) {
    List<String> all =
        model instanceof HeadModel
            ? ((HeadModel) model).outputNames()
            : model.signature().outputNames();
    String[] names = new String[all.size()];
    for (int k = 0; k < names.length; k++) {
      String name = all.get(k);
      names[k] = name.substring(name.lastIndexOf('.') + 1);
    }
    return names;
  }
}
