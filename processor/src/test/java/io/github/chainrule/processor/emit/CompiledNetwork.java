package io.github.chainrule.processor.emit;

import com.palantir.javapoet.JavaFile;
import io.github.chainrule.processor.spec.InterfaceName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The four classes of a {@link TinyNetwork}, compiled beside its interface, and made use of. */
final class CompiledNetwork {

  private static final String DOC = "/** Documented. */ ";

  private static final String LAYER =
      "/**\n * A layer.\n *\n * @return it\n */\nio.github.chainrule.runtime.Layer ";

  private final InterfaceName name;
  private final CompiledSources classes;

  private CompiledNetwork(InterfaceName name, CompiledSources classes) {
    this.name = name;
    this.classes = classes;
  }

  static CompiledNetwork of(LoweredNetwork lowered) {
    InterfaceName name = lowered.network().name();
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put(inPackage(name, name.simpleNames().get(0)), declaration(name));
    for (JavaFile file : NetworkWriter.write(lowered, Optional.empty())) {
      sources.put(inPackage(name, file.typeSpec().name()), file.toString());
    }
    return new CompiledNetwork(name, CompiledSources.of(sources));
  }

  private static String declaration(InterfaceName name) {
    String access = DOC + (name.isPublic() ? "public " : "");
    StringBuilder source = new StringBuilder();
    if (!name.packageName().isEmpty()) {
      source.append("package ").append(name.packageName()).append(";\n");
    }
    int last = name.simpleNames().size() - 1;
    for (String outer : name.simpleNames().subList(0, last)) {
      source.append(access).append("interface ").append(outer).append(" {\n");
    }
    source.append(access).append("interface ").append(name.simpleNames().get(last));
    source.append(" { " + LAYER + "hidden(); " + LAYER + "output(); ");
    return source.append("}".repeat(last + 1)).toString();
  }

  private static String inPackage(InterfaceName name, String simpleName) {
    return name.packageName().isEmpty() ? simpleName : name.packageName() + "." + simpleName;
  }

  Class<?> type(String suffix) throws ClassNotFoundException {
    return classes.loadClass(inPackage(name, name.generated(suffix)));
  }

  /** The network of some parameters. */
  <T> T of(Class<T> model, Object parameters) throws Throwable {
    Method of = type("Network").getDeclaredMethod("of", parameters.getClass());
    try {
      return model.cast(of.invoke(null, parameters));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
