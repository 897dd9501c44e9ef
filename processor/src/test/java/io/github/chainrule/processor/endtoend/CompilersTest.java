package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.ChainruleProcessor;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same interface gives the same bytes of source, again and again, whichever compiler runs. */
class CompilersTest {

  private static final long SEED = 77;

  @TempDir Path folder;

  private static List<NetworkSpec> networks() {
    List<NetworkSpec> networks = new ArrayList<>();
    Emission[] emissions = Emission.values();
    for (NetworkSpec network : new RandomNetworks(SEED, 12).draw(6)) {
      Emission emission = emissions[networks.size() % emissions.length];
      NetworkSpec emitted = Networks.as(network, network.precision(), emission);
      networks.add(Networks.named(emitted, "same", "Net" + networks.size()));
    }
    return networks;
  }

  @Test
  void sourcesAreTheSameInEveryRunAndOrder() {
    List<NetworkSpec> networks = networks();
    Map<String, String> sources = Build.of(networks).sources();
    assertEquals(4 * networks.size(), sources.size());
    Collections.reverse(networks);
    assertEquals(sources, Build.of(networks).sources());
  }

  @Test
  void eclipseGeneratesWhatJavacGenerates() throws IOException {
    Map<String, String> javac = run(ToolProvider.getSystemJavaCompiler(), "javac");
    Map<String, String> eclipse = run(new EclipseCompiler(), "eclipse");
    assertEquals(4 * networks().size(), javac.size());
    assertEquals(javac.keySet(), eclipse.keySet());
    javac.forEach((file, source) -> assertEquals(source, eclipse.get(file), file));
  }

  /** Compiles with the processor, to classes too, and reads the generated sources. */
  private Map<String, String> run(JavaCompiler compiler, String name) throws IOException {
    Path output = Files.createDirectories(folder.resolve(name));
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      files.setLocation(StandardLocation.CLASS_PATH, Build.classpath());
      files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(output.toFile()));
      files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(output.toFile()));
      List<String> options = List.of("--release", "17");
      JavaCompiler.CompilationTask task =
          compiler.getTask(messages, files, null, options, null, sources(files));
      task.setProcessors(List.of(new ChainruleProcessor()));
      assertTrue(task.call(), messages::toString);
    }
    return generated(output);
  }

  private Iterable<? extends JavaFileObject> sources(StandardJavaFileManager files)
      throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources/same"));
    List<File> written = new ArrayList<>();
    for (NetworkSpec network : networks()) {
      Path file = sources.resolve(network.name().inPackage() + ".java");
      written.add(Files.writeString(file, InterfaceSource.annotated(network)).toFile());
    }
    return files.getJavaFileObjectsFromFiles(written);
  }

  private static Map<String, String> generated(Path output) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        sources.put(output.relativize(file).toString(), source);
        Path classFile = Path.of(file.toString().replaceFirst("java$", "class"));
        assertTrue(Files.exists(classFile), classFile::toString);
      }
    }
    return sources;
  }
}
