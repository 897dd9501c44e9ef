package io.github.chainrule.samples.android.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.R8;
import com.android.tools.r8.R8Command;
import com.android.tools.r8.origin.Origin;
import io.github.chainrule.samples.android.ClassFiles;
import io.github.chainrule.samples.android.dex.Dexers;
import io.github.chainrule.samples.android.dex.Diagnostics;
import io.github.chainrule.samples.android.dex.JavaLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** R8 in full mode, as a release build of an Android app has it. */
final class R8Shrinker {
  private final App app;
  private final Path folder;
  private final Diagnostics diagnostics = new Diagnostics();

  /**
   * Makes one.
   *
   * @param folder an empty one, for jars and dex files
   */
  R8Shrinker(App app, Path folder) {
    this.app = app;
    this.folder = folder;
  }

  /** The app as class files. */
  Path shrink() throws IOException {
    Path jar = folder.resolve("shrunk.jar");
    run(command(app.classes()).setOutput(jar, OutputMode.ClassFile));
    return jar;
  }

  /** The app as it would lie in an APK. */
  byte[] dex() throws IOException {
    run(
        command(app.classes())
            .setProguardMapOutputPath(folder.resolve("mapping.txt"))
            .setMinApiLevel(Dexers.API_LEVEL)
            .setOutput(folder, OutputMode.DexIndexed));
    return Files.readAllBytes(folder.resolve("classes.dex"));
  }

  /** What became of the classes and methods of the dex file, by their names in the source. */
  String mapping() throws IOException {
    return Files.readString(folder.resolve("mapping.txt"));
  }

  private R8Command.Builder command(ClassFiles classes) throws IOException {
    Path program = folder.resolve("program.jar");
    classes.writeTo(program);
    return R8Command.builder(diagnostics)
        .addProgramFiles(program)
        .addLibraryResourceProvider(JavaLibrary.provider())
        .addProguardConfiguration(List.of(app.rule()), Origin.unknown())
        .setProguardCompatibility(false)
        .setMode(CompilationMode.RELEASE);
  }

  private void run(R8Command.Builder command) {
    try {
      R8.run(command.build());
    } catch (CompilationFailedException e) {
      throw new AssertionError(String.join("\n", diagnostics.messages()), e);
    }
    assertEquals(List.of(), diagnostics.messages());
  }
}
