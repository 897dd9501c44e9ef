package io.github.chainrule.samples.benchmarks.widths;

import io.github.chainrule.runtime.f32.Model;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The networks 12-n-n-4 of TANH, TANH and SOFTMAX, compiled by one run of javac. */
final class Compiled {
  private static final long SEED = 1;
  private static final String PACKAGE = "widths";

  private static final String SOURCE =
      """
      package %s;

      import io.github.chainrule.dsl.*;
      import io.github.chainrule.runtime.Layer;

      @Network(inputs = 12)
      @Loss(LossFunction.CROSS_ENTROPY)
      public interface %s {
        @Dense(units = %3$d, activation = Activation.TANH)
        Layer first();

        @Dense(units = %3$d, activation = Activation.TANH)
        Layer second();

        @Dense(units = 4, activation = Activation.SOFTMAX)
        Layer output();
      }
      """;

  private Compiled() {}

  private static String name(int width) {
    return "Width" + width;
  }

  /**
   * Compiles the networks of some widths.
   *
   * @param directory where to put the classes, which exists
   * @throws IOException if javac refuses them
   */
  static void compile(Range range, Path directory) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    for (int width = range.from(); width <= range.to(); width++) {
      sources.add(source(width));
    }
    String classPath = System.getProperty("java.class.path");
    List<String> options =
        List.of(
            "-d",
            directory.toString(),
            "-classpath",
            classPath,
            "-processorpath",
            classPath,
            "-processor",
            "io.github.chainrule.processor.ChainruleProcessor",
            "-Xlint:none");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (!compiler.getTask(null, null, null, options, null, sources).call()) {
      throw new IOException("javac refused the networks of " + range);
    }
  }

  private static JavaFileObject source(int width) {
    URI uri = URI.create("string:///" + PACKAGE + "/" + name(width) + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return SOURCE.formatted(PACKAGE, name(width), width);
      }
    };
  }

  /** A network that was compiled, from the class path. */
  static Model model(int width) {
    try {
      Class<?> type = Class.forName(PACKAGE + "." + name(width) + "Network");
      return (Model) type.getMethod("create", long.class).invoke(null, SEED);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("width " + width + " was not compiled", e);
    }
  }
}
