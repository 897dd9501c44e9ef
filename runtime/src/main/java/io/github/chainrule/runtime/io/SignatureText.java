package io.github.chainrule.runtime.io;

import io.github.chainrule.runtime.Signature;
import java.util.Map;

/**
 * The names of features and classes as metadata, {@code chainrule.features} and {@code
 * chainrule.classes}; what has no names has no entry.
 */
public final class SignatureText {
  private static final String FEATURES = "chainrule.features";
  private static final String CLASSES = "chainrule.classes";

  /** Of a longer list no more is shown than what follows a few names before the difference. */
  private static final int SHORT = 400;

  private static final int BEFORE = 40;

  private SignatureText() {}

  /**
   * Adds the entries.
   *
   * @param signature the names
   * @param metadata receives them
   */
  public static void write(Signature signature, Map<String, String> metadata) {
    write(FEATURES, signature.features(), metadata);
    write(CLASSES, signature.classes(), metadata);
  }

  private static void write(String entry, String names, Map<String, String> metadata) {
    if (!names.isEmpty()) {
      metadata.put(entry, names);
    }
  }

  /**
   * Checks that a file's names are those of a network, wherever both have some.
   *
   * @param signature the names of the network
   * @param metadata the metadata of the file
   * @throws ModelFormatException if names, their order or units differ; it has both lists
   */
  public static void check(Signature signature, Map<String, String> metadata)
      throws ModelFormatException {
    check("features", signature.features(), metadata.get(FEATURES));
    check("classes", signature.classes(), metadata.get(CLASSES));
  }

  private static void check(String subject, String expected, String found)
      throws ModelFormatException {
    if (found != null && !expected.isEmpty() && !expected.equals(found)) {
      int from = Math.max(expected.length(), found.length()) <= SHORT ? 0 : begin(expected, found);
      throw new ModelFormatException(subject, cut(expected, from), cut(found, from));
    }
  }

  private static String cut(String names, int from) {
    return from == 0 ? names : "..." + names.substring(from);
  }

  /** Some names before the first that differs. */
  private static int begin(String expected, String found) {
    int same = 0;
    int most = Math.min(expected.length(), found.length());
    while (same < most && expected.charAt(same) == found.charAt(same)) {
      same++;
    }
    return Math.max(0, expected.lastIndexOf(", ", Math.max(0, same - BEFORE)));
  }
}
