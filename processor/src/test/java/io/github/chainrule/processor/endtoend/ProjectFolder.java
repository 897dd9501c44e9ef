package io.github.chainrule.processor.endtoend;

import com.palantir.javapoet.JavaFile;
import io.github.chainrule.processor.ChainruleProcessor;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/**
 * Sources in a folder that are compiled as build tools do it: by the compiler's command line, which
 * finds the processors on its processor path, and into an output that is kept from run to run.
 */
final class ProjectFolder {

  /** The compilers, each by its own command line. */
  enum Compiler {
    JAVAC(true) {
      @Override
      boolean run(List<String> arguments, PrintWriter messages) {
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        return javac.run(messages, messages, arguments.toArray(String[]::new)) == 0;
      }
    },
    /** A process of its own, for processors that reach into javac. */
    JAVAC_PROCESS(true) {
      @Override
      boolean run(List<String> arguments, PrintWriter messages) {
        List<String> command = new ArrayList<>(arguments);
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        try {
          Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
          byte[] printed = javac.getInputStream().readAllBytes();
          messages.print(new String(printed, StandardCharsets.UTF_8));
          return javac.waitFor() == 0;
        } catch (IOException | InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    },
    /** It lets no processor replace a class that it knows, be it one of an earlier run. */
    ECLIPSE(false) {
      @Override
      boolean run(List<String> arguments, PrintWriter messages) {
        return BatchCompiler.compile(arguments.toArray(String[]::new), messages, messages, null);
      }
    };

    private final boolean seesItsOutput;

    Compiler(boolean seesItsOutput) {
      this.seesItsOutput = seesItsOutput;
    }

    abstract boolean run(List<String> arguments, PrintWriter messages);
  }

  private static final String IMPORTS =
      "import io.github.chainrule.dsl.*; import io.github.chainrule.runtime.Layer; ";

  private final Path sources;
  private final Path generated;
  private final Path classes;
  private final List<File> classpath = new ArrayList<>(Build.classpath());
  private final List<File> processorPath = new ArrayList<>();
  private final List<String> options = new ArrayList<>();

  ProjectFolder(Path root) throws IOException {
    sources = Files.createDirectories(root.resolve("sources"));
    generated = Files.createDirectories(root.resolve("generated"));
    classes = Files.createDirectories(root.resolve("classes"));
  }

  /** The processor with what it needs. */
  static List<File> processor() {
    return Stream.of(ChainruleProcessor.class, JavaFile.class, io.github.chainrule.dsl.Dense.class)
        .map(Build::locationOf)
        .toList();
  }

  /** Appends to the processor path, which begins empty. */
  ProjectFolder withProcessors(List<File> path) {
    processorPath.addAll(path);
    return this;
  }

  ProjectFolder withClasspath(File jar) {
    classpath.add(jar);
    return this;
  }

  /** Takes dependencies as modules, with these of the JDK beside them. */
  ProjectFolder withModules(String names) {
    options.addAll(List.of("--module-path", join(classpath), "--add-modules", names));
    return this;
  }

  ProjectFolder withOptions(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  void writeModule(String directives) throws IOException {
    Files.writeString(sources.resolve("module-info.java"), "module demo { " + directives + " }");
  }

  /** Writes a file of package demo, which can use the annotations without imports. */
  void write(String type, String source) throws IOException {
    Path file = sources.resolve("demo").resolve(type + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "package demo; " + IMPORTS + source);
  }

  /** Compiles some of the files against what was compiled before, and returns the messages. */
  String compile(Compiler compiler, String... types) {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("--release", "17"));
    arguments.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
    arguments.addAll(List.of("-processorpath", join(processorPath)));
    arguments.addAll(List.of("-classpath", join(compiler.seesItsOutput ? path() : classpath)));
    for (String type : types) {
      arguments.add(sources.resolve("demo").resolve(type + ".java").toString());
    }
    StringWriter messages = new StringWriter();
    if (!compiler.run(arguments, new PrintWriter(messages, true))) {
      throw new AssertionError(messages);
    }
    return messages.toString();
  }

  private static String join(List<File> path) {
    return path.stream().map(File::getPath).collect(Collectors.joining(File.pathSeparator));
  }

  /** The generated sources by file name. */
  Map<String, String> generated() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(generated)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  /** The class files of package demo, by name. */
  Map<String, byte[]> classFiles() throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(classes.resolve("demo"))) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  /** Calls a static method of what was compiled, with this number. */
  Object call(String type, String method, long argument) throws IOException {
    URL[] path = path().stream().map(ProjectFolder::url).toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(path, ProjectFolder.class.getClassLoader())) {
      return Reflection.call(loader.loadClass("demo." + type), method, long.class, argument);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** The class path and what was compiled. */
  private List<File> path() {
    return Stream.concat(Stream.of(classes.toFile()), classpath.stream()).toList();
  }

  private static URL url(File file) {
    try {
      return file.toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The entries of the tests' own class path with this in their file name. */
  static List<File> jars(String name) {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    return Arrays.stream(entries)
        .map(File::new)
        .filter(file -> file.getName().startsWith(name))
        .toList();
  }
}
