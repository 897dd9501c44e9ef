package io.github.chainrule.samples.android.shrink;

import io.github.chainrule.samples.android.dex.JavaLibrary;
import java.nio.file.Path;
import java.util.Properties;
import proguard.Configuration;
import proguard.ConfigurationParser;
import proguard.ProGuard;

/** ProGuard as it comes: shrinks, optimises and renames. A warning is an exception. */
final class ProGuardShrinker {
  private final App app;
  private final Path folder;

  ProGuardShrinker(App app, Path folder) {
    this.app = app;
    this.folder = folder;
  }

  /** The app as class files. */
  Path shrink() throws Exception {
    Path program = folder.resolve("program.jar");
    Path jar = folder.resolve("shrunk.jar");
    app.classes().writeTo(program);
    String[] arguments = {
      "-injars",
      quoted(program),
      "-outjars",
      quoted(jar),
      "-libraryjars",
      quoted(JavaLibrary.jar(folder)),
      app.rule()
    };
    Configuration configuration = new Configuration();
    try (ConfigurationParser parser = new ConfigurationParser(arguments, new Properties())) {
      parser.parse(configuration);
    }
    new ProGuard(configuration).execute();
    return jar;
  }

  private static String quoted(Path path) {
    return "'" + path + "'";
  }
}
