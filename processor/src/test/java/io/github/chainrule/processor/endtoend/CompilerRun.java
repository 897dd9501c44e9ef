package io.github.chainrule.processor.endtoend;

import io.github.chainrule.processor.ChainruleProcessor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * One run of a compiler with the processor, from files into a folder: what it said and what it
 * wrote. {@link Build} does so in memory, {@link ProjectFolder} by the command line.
 *
 * @param messages each with its line, in the order of their texts
 */
record CompilerRun(Path output, boolean hasSucceeded, List<String> messages) {

  /**
   * Compiles sources to classes.
   *
   * @param sources texts by path; they are written beside the output
   * @param options besides the release
   */
  static CompilerRun of(
      JavaCompiler compiler, Map<String, String> sources, Path output, String... options)
      throws IOException {
    List<File> written = written(sources, output.resolveSibling("sources"));
    Files.createDirectories(output);
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      files.setLocation(StandardLocation.CLASS_PATH, Build.classpath());
      files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(output.toFile()));
      files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(output.toFile()));
      List<String> all = new ArrayList<>(List.of("--release", "17"));
      all.addAll(List.of(options));
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null, files, diagnostics, all, null, files.getJavaFileObjectsFromFiles(written));
      task.setProcessors(List.of(new ChainruleProcessor()));
      boolean hasSucceeded = task.call();
      return new CompilerRun(output, hasSucceeded, texts(diagnostics));
    }
  }

  private static List<File> written(Map<String, String> sources, Path folder) throws IOException {
    List<File> written = new ArrayList<>();
    for (Map.Entry<String, String> source : new TreeMap<>(sources).entrySet()) {
      Path file = folder.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      written.add(Files.writeString(file, source.getValue()).toFile());
    }
    return written;
  }

  private static List<String> texts(DiagnosticCollector<JavaFileObject> diagnostics) {
    return diagnostics.getDiagnostics().stream()
        .map(it -> it.getLineNumber() + ": " + it.getMessage(Locale.ROOT))
        .sorted()
        .toList();
  }

  /** The texts of the files in the output whose name has this ending, by path. */
  Map<String, String> files(String ending) throws IOException {
    return files(output, ending);
  }

  /** The texts of the files in any folder whose name has this ending, by path. */
  static Map<String, String> files(Path folder, String ending) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(ending)).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
