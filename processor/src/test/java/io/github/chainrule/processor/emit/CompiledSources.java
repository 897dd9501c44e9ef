package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources compiled in memory, for Java 8 and with no warning let through. */
public final class CompiledSources extends ClassLoader {

  private static final List<String> OPTIONS =
      List.of(
          "--release",
          "8",
          "-Xlint:all,-options",
          "-Xdoclint:all,-missing",
          "-Xdoclint:missing/protected",
          "-Werror",
          "-proc:none");

  private final Map<String, byte[]> classes;

  private CompiledSources(Map<String, byte[]> classes) {
    super(CompiledSources.class.getClassLoader());
    this.classes = classes;
  }

  /**
   * Compiles sources.
   *
   * @param sources by the full names of their classes
   */
  public static CompiledSources of(Map<String, String> sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, null);
    Output output = new Output(files);
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, source) -> units.add(new Source(name, source)));
    javac.getTask(null, output, diagnostics, OPTIONS, null, units).call();
    assertEquals(List.of(), diagnostics.getDiagnostics());
    Map<String, byte[]> classes = new TreeMap<>();
    output.written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return new CompiledSources(classes);
  }

  /** The class files, by the full names of their classes. */
  public Map<String, byte[]> classFiles() {
    return classes;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String source;

    Source(String name, String source) {
      super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }

  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    Output(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(name, bytes);
          return bytes;
        }
      };
    }
  }
}
