package io.github.chainrule.samples.android.apk;

import com.android.tools.r8.BaseCommand;
import com.android.tools.r8.Diagnostic;
import com.android.tools.r8.DiagnosticsHandler;
import com.android.tools.r8.DiagnosticsLevel;
import com.android.tools.r8.JdkClassFileProvider;
import com.android.tools.r8.origin.PathOrigin;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.samples.android.MainActivity;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of the app and of the runtime, and those of Android that they are made for. */
final class Program {
  /** Lets no warning pass. */
  static final DiagnosticsHandler STRICT =
      new DiagnosticsHandler() {
        @Override
        public DiagnosticsLevel modifyDiagnosticsLevel(
            DiagnosticsLevel level, Diagnostic diagnostic) {
          return level == DiagnosticsLevel.WARNING ? DiagnosticsLevel.ERROR : level;
        }
      };

  private Program() {}

  /** Hands all of them to D8 or R8. */
  static void addTo(BaseCommand.Builder<?, ?> command, Path android) throws IOException {
    // The jar has Android's own classes; those of Java are the JDK's.
    command.addLibraryFiles(android);
    command.addLibraryResourceProvider(
        JdkClassFileProvider.fromJdkHome(Path.of(System.getProperty("java.home"))));
    for (Class<?> one : List.of(MainActivity.class, Layer.class)) {
      add(command, placeOf(one));
    }
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A folder or a jar. */
  private static void add(BaseCommand.Builder<?, ?> command, Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      command.addProgramFiles(place);
      return;
    }
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Program::isClass).toList()) {
        command.addClassProgramData(Files.readAllBytes(file), new PathOrigin(file));
      }
    }
  }

  private static boolean isClass(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class") && !name.equals("module-info.class");
  }
}
