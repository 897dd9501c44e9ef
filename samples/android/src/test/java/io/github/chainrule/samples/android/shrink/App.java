package io.github.chainrule.samples.android.shrink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.samples.android.ClassFiles;
import io.github.chainrule.samples.android.inference.InferenceApp;
import io.github.chainrule.samples.android.training.TrainingApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The programs that are shrunk and measured. */
enum App {
  INFERENCE(InferenceApp.class, "inference"),
  TRAINING(TrainingApp.class, "training|gestures");

  private static final String GENERATED = ".*(Forward|Backprop|Jacobian|Network)\\.class";

  private final Class<?> main;
  private final String packages;

  /** Packages are a regular expression of their last names. */
  App(Class<?> main, String packages) {
    this.main = main;
    this.packages = packages;
  }

  /** The one rule that it is shrunk by. */
  String rule() {
    return "-keep class " + main.getName() + " { public static void main(java.lang.String[]); }";
  }

  /** All that is needed to run it, and more. */
  ClassFiles classes() {
    return ClassFiles.chainrule()
        .and(ClassFiles.apps())
        .runnable()
        .only(path -> !packageOf(path).equals("networks"));
  }

  /** What its author wrote. */
  ClassFiles own() {
    return classes().only(path -> packageOf(path).matches(packages) && !path.matches(GENERATED));
  }

  private static String packageOf(String path) {
    return Path.of(path).getParent().getFileName().toString();
  }

  /** Runs it in a virtual machine of its own, from a jar, and returns what it prints. */
  List<String> run(Path jar, Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar.toString(),
                main.getName(),
                folder.resolve("learnt.safetensors").toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed.lines().toList();
  }
}
