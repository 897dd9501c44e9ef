package io.github.chainrule.samples.benchmarks.compiling;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A run of javac over one network, in a virtual machine that has compiled networks before. */
@State(Scope.Thread)
public class Compiling {
  static final String[] NETWORKS = {
    "10-10-10", "32-32-32", "100-100-100", "316-316-316", "1000-1000-1000"
  };

  /** Inputs and units of the network. */
  @Param({"10-10-10", "32-32-32", "100-100-100", "316-316-316", "1000-1000-1000"})
  public String network;

  /** Measures javac with the processor. */
  @Benchmark
  public Compilation javac() {
    return compile(Source.of(network));
  }

  /** The bytes of all classes that are generated from a network. */
  static long classBytes(Source source) throws IOException {
    long bytes = 0;
    for (JavaFileObject file : compile(source).generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        try (InputStream in = file.openInputStream()) {
          bytes += in.readAllBytes().length;
        }
      }
    }
    return bytes;
  }

  private static Compilation compile(Source source) {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(ServiceLoader.load(Processor.class))
            .compile(JavaFileObjects.forSourceString("compiled.Compiled", source.text()));
    if (compilation.status() != Compilation.Status.SUCCESS) {
      throw new IllegalStateException(compilation.diagnostics().toString());
    }
    return compilation;
  }
}
