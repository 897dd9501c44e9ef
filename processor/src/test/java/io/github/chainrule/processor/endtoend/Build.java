package io.github.chainrule.processor.endtoend;

import static com.google.testing.compile.Compilation.Status.SUCCESS;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import com.palantir.javapoet.JavaFile;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.processor.ChainruleProcessor;
import io.github.chainrule.processor.CompilerAccess;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.runtime.Layer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;

/**
 * What one run of javac makes of some sources, in memory: with every warning an error, as Java 8,
 * against the annotations and the runtime alone. What was generated must keep to the rules of
 * {@link GeneratedCode}.
 */
final class Build {

  /** A processor that reads Java 8 sources on a newer javac is no mistake of the user's. */
  private static final String LINT = "-Xlint:all,-options,-processing";

  private final Map<String, String> sources = new TreeMap<>();
  private final Map<String, byte[]> classes = new TreeMap<>();
  private final ClassLoader loader;

  private Build(Compilation compilation) {
    if (compilation.status() != SUCCESS) {
      throw new AssertionError(
          compilation.diagnostics().stream()
              .limit(20)
              .map(Object::toString)
              .collect(joining("\n")));
    }
    for (JavaFileObject file : compilation.generatedFiles()) {
      byte[] content = read(file);
      switch (file.getKind()) {
        case CLASS -> classes.put(binaryName(file), content);
        case SOURCE -> sources.put(binaryName(file), new String(content, StandardCharsets.UTF_8));
        default -> {}
      }
    }
    for (byte[] bytes : classes.values()) {
      assertEquals(List.of(), GeneratedCode.breaches(bytes));
    }
    loader = new InMemoryClassLoader(classes);
  }

  /** Compiles annotated interfaces as a user does. */
  static Build of(Collection<NetworkSpec> networks) {
    return of(networks, new ChainruleProcessor());
  }

  static Build of(NetworkSpec... networks) {
    return of(List.of(networks));
  }

  /** Compiles annotated interfaces with a processor of the test's own. */
  static Build of(Collection<NetworkSpec> networks, Processor processor) {
    List<JavaFileObject> files = new ArrayList<>();
    for (NetworkSpec network : networks) {
      files.add(file(network, InterfaceSource.annotated(network)));
    }
    return ofSources(files, processor);
  }

  /** Compiles files of any content, with these processors or none. */
  static Build ofSources(Collection<JavaFileObject> files, Processor... processors) {
    return ofSources(8, files, processors);
  }

  /** Compiles files of a release of Java. */
  static Build ofSources(int release, Collection<JavaFileObject> files, Processor... processors) {
    return new Build(javac(release).withProcessors(processors).compile(files));
  }

  /** Compiles networks that the annotations cannot describe, from their specifications. */
  static Build ofSpecifications(Collection<NetworkSpec> networks) {
    List<JavaFileObject> files = new ArrayList<>();
    for (NetworkSpec network : networks) {
      files.add(file(network, InterfaceSource.plain(network)));
      CompilerAccess.compile(network).stream().map(JavaFile::toJavaFileObject).forEach(files::add);
    }
    return ofSources(files);
  }

  private static JavaFileObject file(NetworkSpec network, String source) {
    String name = network.name().packageName() + "." + network.name().inPackage();
    return JavaFileObjects.forSourceString(name, source);
  }

  private static Compiler javac(int release) {
    return Compiler.javac()
        .withClasspath(classpath())
        .withOptions("--release", String.valueOf(release), LINT, "-Werror");
  }

  /** The annotations and the runtime, and nothing else. */
  static List<File> classpath() {
    return List.of(locationOf(Network.class), locationOf(Layer.class));
  }

  static File locationOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String binaryName(JavaFileObject file) {
    return file.getName()
        .replaceFirst("^/(CLASS|SOURCE)_OUTPUT/", "")
        .replaceFirst("\\.[a-z]+$", "")
        .replace('/', '.');
  }

  private static byte[] read(JavaFileObject file) {
    try (InputStream content = file.openInputStream()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The generated sources by qualified name. */
  Map<String, String> sources() {
    return sources;
  }

  /** All classes by binary name. */
  Map<String, byte[]> classes() {
    return classes;
  }

  Class<?> load(String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** A network's generated code, ready to compute with these parameters. */
  EvaluatedNetwork network(NetworkSpec network, double[] parameters) {
    return switch (network.precision()) {
      case FLOAT -> new FloatNetwork(network, generated(network), parameters);
      case DOUBLE -> new DoubleNetwork(network, generated(network), parameters);
    };
  }

  private Class<?> generated(NetworkSpec network) {
    String name = network.name().generated("Network");
    String packageName = network.name().packageName();
    return load(packageName.isEmpty() ? name : packageName + "." + name);
  }

  private static final class InMemoryClassLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    private InMemoryClassLoader(Map<String, byte[]> classes) {
      super(Build.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
