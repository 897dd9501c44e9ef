package io.github.chainrule.processor.endtoend;

import com.google.testing.compile.JavaFileObjects;
import io.github.chainrule.processor.ChainruleProcessor;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;

/**
 * Sources of the package {@code demo} without their imports: networks with types and users of them.
 */
final class TypedSources {
  private TypedSources() {}

  /** Compiles them together. */
  static Build build(int release, String... sources) {
    List<JavaFileObject> files = new ArrayList<>();
    for (String source : sources) {
      String name =
          source.replaceFirst("(?s).*?public (?:\\w+ )?(?:class|interface|enum|record) ", "");
      files.add(
          JavaFileObjects.forSourceString(
              "demo." + name.replaceFirst("(?s)\\W.*", ""),
              """
              package demo;
              import io.github.chainrule.dsl.*;
              import io.github.chainrule.runtime.Layer;
              import io.github.chainrule.runtime.f32.data.*;
              import java.util.*;
              """
                  + source));
    }
    return Build.ofSources(release, files, new ChainruleProcessor());
  }

  /** Calls a static method without parameters. */
  static Object call(Class<?> type, String method) {
    try {
      return type.getMethod(method).invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
