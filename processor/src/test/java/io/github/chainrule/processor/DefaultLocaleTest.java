package io.github.chainrule.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The same code is generated wherever the compiler runs. */
@Isolated("other tests may not see the locale")
final class DefaultLocaleTest {

  @Test
  void generatedCodeDoesNotDependOnTheDefaultLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      Map<String, String> expected = generated();
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertEquals("١", String.format("%d", 1), "the locale has digits of its own");
      assertEquals(expected, generated());
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Map<String, String> generated() throws IOException {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new ChainruleProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "demo.Iris",
                    """
                    package demo;

                    import io.github.chainrule.dsl.*;

                    @Network(inputs = 4)
                    interface Iris {
                      @Dense(units = 16, activation = Activation.SELU)
                      io.github.chainrule.runtime.Layer hidden();

                      @Dense(units = 3)
                      io.github.chainrule.runtime.Layer species();
                    }
                    """));
    Map<String, String> sources = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedSourceFiles()) {
      sources.put(file.getName(), file.getCharContent(false).toString());
    }
    assertEquals(4, sources.size());
    return sources;
  }
}
