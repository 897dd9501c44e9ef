package io.github.chainrule.exchange.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the names of features and classes in the free texts of a file. */
public final class FileNames {
  /** What people call the entries, without underscores. */
  private static final List<String> FEATURES =
      List.of("features", "featurenames", "featurenamesin", "inputfeatures", "columns");

  private static final List<String> CLASSES =
      List.of("classes", "classnames", "classlabels", "labels", "names");

  private FileNames() {}

  /**
   * The names as metadata of drafts.
   *
   * @param texts the free texts of a file by their keys
   * @return at most {@link NameList#FEATURES} and {@link NameList#CLASSES}
   */
  public static Map<String, String> of(Map<String, String> texts) {
    Map<String, String> metadata = new LinkedHashMap<>();
    texts.forEach(
        (key, text) -> {
          String plain = key.toLowerCase(Locale.ROOT).replace("_", "");
          List<String> names = NameList.parse(text);
          if (!names.isEmpty() && FEATURES.contains(plain)) {
            metadata.putIfAbsent(NameList.FEATURES, NameList.print(names));
          }
          if (!names.isEmpty() && CLASSES.contains(plain)) {
            metadata.putIfAbsent(NameList.CLASSES, NameList.print(names));
          }
        });
    return metadata;
  }
}
