package io.github.chainrule.samples.android;

import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.samples.android.inference.InferenceApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Class files, by the path at which a class loader finds each.
 *
 * @param byPath such as {@code io/github/chainrule/runtime/Layer.class}
 */
public record ClassFiles(Map<String, byte[]> byPath) {

  /** The annotations and the runtime. */
  public static ClassFiles chainrule() {
    return where(Network.class).and(where(Layer.class));
  }

  /** The main classes of this module: apps and networks. */
  public static ClassFiles apps() {
    return where(InferenceApp.class);
  }

  /** One class alone. */
  public static ClassFiles of(Class<?> type) throws IOException {
    String path = type.getName().replace('.', '/') + ".class";
    try (InputStream file = type.getClassLoader().getResourceAsStream(path)) {
      return new ClassFiles(Map.of(path, file.readAllBytes()));
    }
  }

  /** The classes beside a class, in a folder or in a jar. */
  private static ClassFiles where(Class<?> type) {
    try {
      URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path path = Path.of(place);
      if (Files.isDirectory(path)) {
        return under(path);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        return under(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All class files in a folder. */
  public static ClassFiles under(Path folder) throws IOException {
    Map<String, byte[]> byPath = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
        byPath.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return new ClassFiles(byPath);
  }

  /** These and others. */
  public ClassFiles and(ClassFiles others) {
    Map<String, byte[]> all = new TreeMap<>(byPath);
    all.putAll(others.byPath);
    return new ClassFiles(all);
  }

  /** Those whose path is asked for. */
  public ClassFiles only(Predicate<String> path) {
    Map<String, byte[]> some = new TreeMap<>(byPath);
    some.keySet().removeIf(path.negate());
    return new ClassFiles(some);
  }

  /**
   * Those that Android runs: no package's documentation, no module of Java 9's, and none of the
   * classes for later versions of Java, which Android's build tools leave out as well.
   */
  public ClassFiles runnable() {
    return only(
        path ->
            !path.endsWith("package-info.class")
                && !path.equals("module-info.class")
                && !path.startsWith("META-INF/"));
  }

  /** Type descriptors, as dex files have them. */
  public Set<String> descriptors() {
    Set<String> descriptors = new TreeSet<>();
    byPath.keySet().forEach(path -> descriptors.add("L" + path.replaceFirst("\\.class$", ";")));
    return descriptors;
  }

  /** Puts them into a jar. */
  public void writeTo(Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : byPath.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }
}
