package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** How long javac takes for a large network, with the processor and without. */
class CompilationTimeTest {

  /** Ten seconds are promised on an idle machine; builds share theirs. */
  private static final double PATIENCE = 60;

  private static final NetworkSpec DIGITS =
      Networks.named(
          network(
              784,
              LossFunction.CROSS_ENTROPY,
              dense(128, Activation.RELU),
              dense(10, Activation.SOFTMAX)),
          "digits",
          "Digits");

  @Test
  void largeNetworkCompilesInSeconds() {
    long start = System.nanoTime();
    Build build = Build.of(DIGITS);
    long processed = System.nanoTime();
    Build.ofSources(generated(build));
    long plain = System.nanoTime();
    double with = (processed - start) / 1e9;
    System.out.printf(
        "784-128-10: %.1f s of javac with the processor, %.1f s for the generated sources alone%n",
        with, (plain - processed) / 1e9);
    assertTrue(with < PATIENCE, with + " s");
  }

  private static List<JavaFileObject> generated(Build build) {
    List<JavaFileObject> files = new ArrayList<>();
    files.add(JavaFileObjects.forSourceString("digits.Digits", InterfaceSource.plain(DIGITS)));
    build.sources().forEach((name, text) -> files.add(JavaFileObjects.forSourceString(name, text)));
    return files;
  }
}
