package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
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
    Map<String, String> annotated = new TreeMap<>();
    for (NetworkSpec network : networks()) {
      String file = "same/" + network.name().inPackage() + ".java";
      annotated.put(file, InterfaceSource.annotated(network));
    }
    CompilerRun run = CompilerRun.of(compiler, annotated, folder.resolve(name));
    assertTrue(run.hasSucceeded(), () -> run.messages().toString());
    Map<String, String> generated = run.files(".java");
    for (String file : generated.keySet()) {
      Path classFile = run.output().resolve(file.replaceFirst("java$", "class"));
      assertTrue(Files.exists(classFile), classFile::toString);
    }
    return generated;
  }
}
