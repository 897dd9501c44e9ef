package io.github.chainrule.samples.android.dex;

import com.android.tools.r8.ClassFileResourceProvider;
import com.android.tools.r8.JdkClassFileProvider;
import io.github.chainrule.samples.android.ClassFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/** The classes of the JDK, which stand for those of Android. */
public final class JavaLibrary {
  private JavaLibrary() {}

  /** For D8 and R8. */
  public static ClassFileResourceProvider provider() throws IOException {
    return JdkClassFileProvider.fromJdkHome(Path.of(System.getProperty("java.home")));
  }

  /** For ProGuard: not every JDK comes with the files that it would read. */
  public static Path jar(Path folder) throws IOException {
    Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");
    Path jar = folder.resolve("java.base.jar");
    ClassFiles.under(base).only(path -> !path.equals("module-info.class")).writeTo(jar);
    return jar;
  }
}
