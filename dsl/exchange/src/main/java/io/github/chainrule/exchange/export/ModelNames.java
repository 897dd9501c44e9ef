package io.github.chainrule.exchange.export;

import io.github.chainrule.exchange.draft.NameList;
import io.github.chainrule.runtime.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of a network's features and classes as metadata of a file. */
final class ModelNames {
  private ModelNames() {}

  static Map<String, String> of(Signature signature) {
    Map<String, String> metadata = new LinkedHashMap<>();
    List<String> features = features(signature);
    if (!features.isEmpty()) {
      metadata.put(NameList.FEATURES, NameList.print(features));
    }
    List<String> classes = classes(signature.outputNames());
    if (!classes.isEmpty()) {
      metadata.put(NameList.CLASSES, NameList.print(classes));
    }
    return metadata;
  }

  /** A name for each channel, with its unit behind it; steps have the same at each position. */
  private static List<String> features(Signature signature) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < signature.inputNames().size(); i++) {
      String name = signature.inputNames().get(i);
      String unit = signature.inputUnits().get(i);
      String channel = name.replaceAll("@\\d+$", "");
      String text = unit.isEmpty() ? channel : channel + " [" + unit + "]";
      if (name.equals(channel) || !names.contains(text)) {
        names.add(text);
      }
    }
    return names;
  }

  /** What the names of the outputs have behind that of their one layer; none of several. */
  private static List<String> classes(List<String> outputs) {
    List<String> names = new ArrayList<>();
    for (String output : outputs) {
      int point = output.indexOf('.');
      boolean same = point > 0 && outputs.get(0).startsWith(output.substring(0, point + 1));
      if (!same) {
        return List.of();
      }
      names.add(output.substring(point + 1));
    }
    return names;
  }
}
