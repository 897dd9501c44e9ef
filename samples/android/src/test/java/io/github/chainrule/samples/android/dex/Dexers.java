package io.github.chainrule.samples.android.dex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.android.dx.cf.direct.DirectClassFile;
import com.android.dx.cf.direct.StdAttributeFactory;
import com.android.dx.command.dexer.DxContext;
import com.android.dx.dex.DexOptions;
import com.android.dx.dex.cf.CfOptions;
import com.android.dx.dex.cf.CfTranslator;
import com.android.dx.dex.file.DexFile;
import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.origin.Origin;
import io.github.chainrule.samples.android.ClassFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Android's two compilers from class files to dex, the present one and the one before. */
public final class Dexers {
  /** The least version of Android that Chainrule is for. */
  public static final int API_LEVEL = 21;

  private Dexers() {}

  /**
   * By D8, which would desugar what that version of Android does not know.
   *
   * @param folder an empty one, for the result
   */
  public static byte[] d8(ClassFiles classes, Path folder) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    D8Command.Builder command =
        D8Command.builder(diagnostics)
            .addLibraryResourceProvider(JavaLibrary.provider())
            .setMode(CompilationMode.RELEASE)
            .setMinApiLevel(API_LEVEL)
            .setOutput(folder, OutputMode.DexIndexed);
    classes.byPath().forEach((path, bytes) -> command.addClassProgramData(bytes, origin(path)));
    try {
      D8.run(command.build());
    } catch (CompilationFailedException e) {
      throw new AssertionError(String.join("\n", diagnostics.messages()), e);
    }
    assertEquals(List.of(), diagnostics.messages());
    return Files.readAllBytes(folder.resolve("classes.dex"));
  }

  private static Origin origin(String path) {
    return new Origin(Origin.root()) {
      @Override
      public String part() {
        return path;
      }
    };
  }

  /** By dx, which knows no desugaring and refuses what needs it. */
  static byte[] dx(ClassFiles classes) throws IOException {
    DexOptions options = new DexOptions();
    options.minSdkVersion = API_LEVEL;
    DexFile dex = new DexFile(options);
    for (Map.Entry<String, byte[]> entry : classes.byPath().entrySet()) {
      byte[] bytes = entry.getValue();
      DirectClassFile file = new DirectClassFile(bytes, entry.getKey(), true);
      file.setAttributeFactory(StdAttributeFactory.THE_ONE);
      dex.add(CfTranslator.translate(new DxContext(), file, bytes, new CfOptions(), options, dex));
    }
    return dex.toDex(null, false);
  }
}
