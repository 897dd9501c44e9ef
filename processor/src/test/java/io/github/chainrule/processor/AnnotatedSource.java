package io.github.chainrule.processor;

import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;

/**
 * A source of a test together with what the compiler shall say of it. The expectations stand in the
 * source as comments, at the end of the offending line or on lines of their own above it:
 *
 * <pre>{@code
 * @Network(inputs = 0) // error: [NetworkInputs] Iris: inputs must be at least 1, found 0
 *
 * // error: [LayerUnits] hidden: units must be
 * //     at least 1, found 0
 * @Dense(units = 0) Layer hidden();
 * }</pre>
 */
final class AnnotatedSource {

  /** What every source of package demo begins with, in one line. */
  private static final String PRELUDE =
      "package demo; import io.github.chainrule.dsl.*; import io.github.chainrule.runtime.Layer;\n";

  private static final Pattern EXPECTATION = Pattern.compile("(.*)// ((?:error|warning): .*)");
  private static final Pattern CONTINUATION = Pattern.compile("\\s*// {5}(.*)");

  private final String fileName;
  private final String text;

  private AnnotatedSource(String fileName, String text) {
    this.fileName = fileName;
    this.text = text;
  }

  /** A file of package demo that can use the annotations and {@code Layer} without imports. */
  static AnnotatedSource inDemo(String simpleName, String text) {
    return new AnnotatedSource("demo/" + simpleName, PRELUDE + text);
  }

  /** A file with its own package and imports, called like its type. */
  static AnnotatedSource of(String qualifiedName, String text) {
    return new AnnotatedSource(qualifiedName.replace('.', '/'), text);
  }

  JavaFileObject toFile() {
    return JavaFileObjects.forSourceString(fileName.replace('/', '.'), text);
  }

  /** The expected diagnostics, each as {@code file:line: kind: message}. */
  List<String> expectations() {
    List<String> expected = new ArrayList<>();
    List<String> pending = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher expectation = EXPECTATION.matcher(line);
      Matcher continuation = CONTINUATION.matcher(line);
      if (continuation.matches() && !pending.isEmpty()) {
        int last = pending.size() - 1;
        pending.set(last, pending.get(last) + " " + continuation.group(1));
      } else if (expectation.matches() && expectation.group(1).isBlank()) {
        pending.add(expectation.group(2));
      } else {
        if (expectation.matches()) {
          pending.add(expectation.group(2));
        }
        for (String message : pending) {
          expected.add(fileName + ".java:" + number + ": " + message);
        }
        pending.clear();
      }
    }
    return expected;
  }
}
