package io.github.chainrule.exchange.write;

import javax.lang.model.SourceVersion;

/**
 * The name of the interface that is written.
 *
 * @param packageName empty for the unnamed package
 */
public record JavaName(String packageName, String simpleName) {

  /**
   * A name as it is given on the command line.
   *
   * @throws IllegalArgumentException if no top-level type can be called that
   */
  public static JavaName of(String text) {
    if (!SourceVersion.isName(text)) {
      throw new IllegalArgumentException("'" + text + "' is no name of a Java interface");
    }
    int point = text.lastIndexOf('.');
    return new JavaName(point < 0 ? "" : text.substring(0, point), text.substring(point + 1));
  }

  /** A file of the interface's package, by the end of its name. */
  public String file(String suffix) {
    String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
    return folder + simpleName + suffix;
  }

  String packageLine() {
    return packageName.isEmpty() ? "" : "package " + packageName + ";\n\n";
  }
}
