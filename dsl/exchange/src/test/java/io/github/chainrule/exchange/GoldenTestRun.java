package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compiles a golden test against the classes of its network, and runs it as JUnit would. */
final class GoldenTestRun {
  private GoldenTestRun() {}

  /** The messages of those of its tests that fail. */
  static List<String> of(String source, String type, Path folder) throws Exception {
    Path file = folder.resolve("test").resolve(type.replace('.', '/') + ".java");
    Files.writeString(file, source);
    Path classes = folder.resolve("classes");
    String path =
        classes + System.getProperty("path.separator") + System.getProperty("java.class.path");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int result =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-Xlint:all",
            "-Werror",
            "-d",
            classes.toString(),
            "-cp",
            path,
            file.toString());
    assertTrue(result == 0, source);
    URL[] urls = {classes.toUri().toURL(), folder.resolve("resources").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, GoldenTestRun.class.getClassLoader())) {
      return run(loader.loadClass(type));
    }
  }

  private static List<String> run(Class<?> test) throws Exception {
    List<String> failures = new ArrayList<>();
    for (Method method : test.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        var constructor = test.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object instance = constructor.newInstance();
        for (Method before : test.getDeclaredMethods()) {
          if (before.isAnnotationPresent(BeforeEach.class)) {
            before.setAccessible(true);
            before.invoke(instance);
          }
        }
        method.setAccessible(true);
        try {
          method.invoke(instance);
        } catch (InvocationTargetException e) {
          failures.add(e.getCause().getMessage());
        }
      }
    }
    return failures;
  }
}
