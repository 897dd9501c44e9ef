package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.draft.NameList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the names of features and classes in the metadata of an ONNX file. */
final class OnnxNames {
  /** What people call the entries, without underscores. */
  private static final List<String> FEATURES =
      List.of("features", "featurenames", "featurenamesin", "inputfeatures", "columns");

  private static final List<String> CLASSES =
      List.of("classes", "classnames", "classlabels", "labels", "names");

  private OnnxNames() {}

  static void read(Map<String, String> properties, Map<String, String> metadata) {
    find(properties, FEATURES, NameList.FEATURES, metadata);
    find(properties, CLASSES, NameList.CLASSES, metadata);
  }

  private static void find(
      Map<String, String> properties,
      List<String> calls,
      String entry,
      Map<String, String> metadata) {
    properties.forEach(
        (key, value) -> {
          String plain = key.toLowerCase(Locale.ROOT).replace("_", "");
          List<String> names = calls.contains(plain) ? NameList.parse(value) : List.of();
          if (!names.isEmpty()) {
            metadata.putIfAbsent(entry, NameList.print(names));
          }
        });
  }
}
