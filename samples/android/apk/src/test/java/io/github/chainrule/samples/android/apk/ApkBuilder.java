package io.github.chainrule.samples.android.apk;

import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.R8;
import com.android.tools.r8.R8Command;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the signed package of the app from its classes and its linked resources. */
final class ApkBuilder {
  private static final String PASSWORD = "android";

  private final Path resources = Path.of(System.getProperty("resources"));
  private final Path android = Path.of(System.getProperty("android"));
  private final int minSdk = Integer.getInteger("minSdk");
  private final Path folder;

  /**
   * Makes one.
   *
   * @param folder an empty one, for what comes on the way
   */
  ApkBuilder(Path folder) {
    this.folder = folder;
  }

  /** Shrunk by R8 in full mode, with no rule but those that the manifest gives. */
  void release(Path apk) throws IOException, InterruptedException, CompilationFailedException {
    R8Command.Builder command =
        R8Command.builder(Program.STRICT)
            .addProguardConfigurationFiles(resources.resolve("keep.pro"))
            .setProguardCompatibility(false);
    Program.addTo(command, android);
    command.setMode(CompilationMode.RELEASE).setMinApiLevel(minSdk);
    R8.run(command.setOutput(folder, OutputMode.DexIndexed).build());
    pack(apk);
  }

  /** All classes, as D8 makes dex of them. */
  void whole(Path apk) throws IOException, InterruptedException, CompilationFailedException {
    D8Command.Builder command = D8Command.builder(Program.STRICT);
    Program.addTo(command, android);
    command.setMode(CompilationMode.RELEASE).setMinApiLevel(minSdk);
    D8.run(command.setOutput(folder, OutputMode.DexIndexed).build());
    pack(apk);
  }

  /** Adds the dex file to the resources, aligns and signs. */
  private void pack(Path apk) throws IOException, InterruptedException {
    Path packed = folder.resolve("packed.apk");
    Files.copy(resources.resolve("linked.apk"), packed);
    try (FileSystem zip = FileSystems.newFileSystem(packed)) {
      Files.copy(folder.resolve("classes.dex"), zip.getPath("classes.dex"));
    }
    Path aligned = folder.resolve("aligned.apk");
    Tool.run("zipalign", "-p", "4", packed.toString(), aligned.toString());
    String key = key();
    Tool.run(
        "apksigner",
        "sign",
        "--ks",
        key,
        "--ks-pass",
        "pass:" + PASSWORD,
        "--v4-signing-enabled",
        "false",
        "--out",
        apk.toString(),
        aligned.toString());
  }

  /** A key of this build alone, such as debug builds have: not one to publish with. */
  private String key() throws IOException, InterruptedException {
    String store = folder.resolve("key.p12").toString();
    Tool.run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-keystore",
        store,
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSWORD,
        "-alias",
        "debug",
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-validity",
        "10000",
        "-dname",
        "CN=Chainrule sample");
    return store;
  }
}
