package io.github.chainrule.samples.modular;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample and the project's modules, as jars on the module path of this JDK. */
class ModulePathTest {
  private static final String RUNTIME = "io.github.chainrule.runtime";
  private static final String DSL = "io.github.chainrule.dsl";
  private static final String SAMPLE = "io.github.chainrule.samples.modular";

  @TempDir private Path folder;

  @Test
  void learnsTheSineOnTheModulePathWithoutTheAnnotations() throws Exception {
    String modules =
        Stream.of(Main.class, Layer.class)
            .map(this::jarOf)
            .map(Path::toString)
            .collect(joining(File.pathSeparator));
    String expected =
        """
        WaveNetwork: module io.github.chainrule.samples.modular
        LevenbergMarquardt: module io.github.chainrule.runtime
        sin(-2) = -0.9093, learnt -0.9093
        sin(-1) = -0.8415, learnt -0.8415
        sin( 1) =  0.8415, learnt  0.8415
        sin( 2) =  0.9093, learnt  0.9093
        """;
    String printed = run("--module-path", modules, "--module", SAMPLE + "/" + Main.class.getName());
    assertEquals(expected, printed.replace(System.lineSeparator(), "\n"));
  }

  @Test
  void modulesOfDslAndRuntimeExportAllTheirPackagesAndNeedTheBaseOnly() {
    assertExportsAll(descriptor(DSL, Network.class), 1);
    assertExportsAll(descriptor(RUNTIME, Layer.class), 16);
  }

  @Test
  void sampleNeedsTheRuntimeOnly() {
    Set<String> needed =
        descriptor(SAMPLE, Main.class).requires().stream()
            .filter(it -> !it.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
            .map(ModuleDescriptor.Requires::name)
            .collect(toSet());
    assertEquals(Set.of("java.base", RUNTIME), needed);
  }

  private static void assertExportsAll(ModuleDescriptor module, int packages) {
    Set<String> exported =
        module.exports().stream()
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(toSet());
    assertEquals(module.packages(), exported);
    assertEquals(packages, exported.size(), "packages of " + module.name());
    assertEquals(
        Set.of("java.base"),
        module.requires().stream().map(ModuleDescriptor.Requires::name).collect(toSet()));
  }

  private ModuleDescriptor descriptor(String module, Class<?> type) {
    return ModuleFinder.of(jarOf(type)).find(module).orElseThrow().descriptor();
  }

  /** The jar that a class is from; if the build has come no further than classes, a jar of them. */
  private Path jarOf(Class<?> type) {
    Path location;
    try {
      location = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    if (Files.isRegularFile(location)) {
      return location;
    }
    Path jar = folder.resolve(type.getSimpleName() + ".jar");
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    String[] create = {"--create", "--file", jar.toString(), "-C", location.toString(), "."};
    assertEquals(0, tool.run(System.out, System.err, create));
    return jar;
  }

  private static String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), printed);
    return printed;
  }
}
