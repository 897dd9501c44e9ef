package io.github.chainrule.samples.benchmarks.startup;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The class files that a class was loaded together with: a directory, or a jar. */
final class ClassFiles {
  private final Path root;

  private ClassFiles(Path root) {
    this.root = root;
  }

  static ClassFiles with(Class<?> type) {
    try {
      return new ClassFiles(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files of one package, in the order of their names. */
  List<Path> inPackage(Package directory) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(path(directory)))) {
      return files.sorted().toList();
    }
  }

  /** A jar of all of them, packed if there is none. */
  Path jar(Path target) throws IOException {
    return Files.isDirectory(root) ? pack(target, root) : root;
  }

  /** A jar of some packages. */
  Path jar(Path target, Package... packages) throws IOException {
    Path[] directories = Stream.of(packages).map(p -> root.resolve(path(p))).toArray(Path[]::new);
    return pack(target, directories);
  }

  private static String path(Package directory) {
    return directory.getName().replace('.', '/');
  }

  private Path pack(Path target, Path... directories) throws IOException {
    try (OutputStream out = Files.newOutputStream(target);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Path directory : directories) {
        pack(jar, directory);
      }
    }
    return target;
  }

  private void pack(JarOutputStream jar, Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      jar.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
      Files.copy(file, jar);
      jar.closeEntry();
    }
  }
}
