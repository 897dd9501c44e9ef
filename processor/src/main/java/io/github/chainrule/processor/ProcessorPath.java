package io.github.chainrule.processor;

import io.github.chainrule.processor.diagnostic.Diagnostic;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds jars that are missing beside the processor's own, where its path was written by hand. The
 * compiler would fail at the first class that is not there, with a stack trace.
 */
final class ProcessorPath {
  private ProcessorPath() {}

  /** A class of each jar. */
  private static Map<String, String> jars() {
    Map<String, String> jars = new LinkedHashMap<>();
    jars.put("chainrule-dsl", "io.github.chainrule.dsl.Network");
    jars.put("javapoet", "com.palantir.javapoet.JavaFile");
    return jars;
  }

  /** Which jars are missing; nothing if all are there. */
  static Optional<Diagnostic> check() {
    String missing =
        jars().entrySet().stream()
            .filter(jar -> !isThere(jar.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                NetworkMessage.PROCESSOR_PATH,
                (messager, kind, text) -> messager.printMessage(kind, text),
                missing));
  }

  private static boolean isThere(String type) {
    try {
      Class.forName(type, false, ProcessorPath.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }
}
