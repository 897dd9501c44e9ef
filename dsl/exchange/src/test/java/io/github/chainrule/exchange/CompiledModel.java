package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.write.InterfaceWriter;
import io.github.chainrule.exchange.write.JavaName;
import io.github.chainrule.exchange.write.NamedTypes;
import io.github.chainrule.exchange.write.ParameterFile;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.io.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What was imported, compiled by the processor and loaded: as a user runs it. */
final class CompiledModel {
  private final Model model;
  private final ModelScaling scaling;

  private CompiledModel(Model model, ModelScaling scaling) {
    this.model = model;
    this.scaling = scaling;
  }

  /** Compiles the interface of a draft into a folder, and loads its parameters. */
  static CompiledModel of(NetworkDraft draft, Path folder) throws Exception {
    JavaName name = JavaName.of("demo.Imported");
    String source = InterfaceWriter.write(draft, name, "model.onnx", true);
    NamedTypes types = NamedTypes.of(draft, name, "model.onnx");
    Class<?> network = compile(source, name, folder, types.all());
    Model model = (Model) network.getMethod("create", long.class).invoke(null, 0L);
    byte[] parameters = ParameterFile.write(draft, types);
    ModelScaling scaling = ModelFile.load(model, new ByteArrayInputStream(parameters)).scaling();
    return new CompiledModel(model, scaling);
  }

  static Class<?> compile(String source, JavaName name, Path folder) throws Exception {
    return compile(source, name, folder, List.of());
  }

  /** Compiles an interface and the types that it names, and loads its network. */
  static Class<?> compile(
      String source, JavaName name, Path folder, List<NamedTypes.TypeText> types) throws Exception {
    List<Source> sources = new ArrayList<>();
    sources.add(new Source(name, source));
    types.forEach(type -> sources.add(new Source(type.name(), type.source())));
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Files.createDirectories(folder);
    List<String> options =
        List.of(
            "-d",
            folder.toString(),
            "-Xlint:all,-processing,-options",
            "-processor",
            "io.github.chainrule.processor.ChainruleProcessor");
    compiler.getTask(null, null, found, options, null, sources).call();
    List<String> messages =
        found.getDiagnostics().stream()
            .filter(one -> one.getKind() != Diagnostic.Kind.NOTE)
            .map(one -> one.getMessage(Locale.ROOT))
            .toList();
    assertEquals(List.of(), messages, source);
    return load(folder, "demo." + name.simpleName() + "Network");
  }

  @SuppressWarnings("resource") // Classes are loaded as long as tests use them.
  private static Class<?> load(Path folder, String type)
      throws IOException, ClassNotFoundException {
    URL[] urls = {folder.toUri().toURL()};
    return new URLClassLoader(urls, CompiledModel.class.getClassLoader()).loadClass(type);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(JavaName name, String text) {
      super(URI.create("string:///" + name.file(".java")), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  Model model() {
    return model;
  }

  /** The outputs for samples as a user has them. */
  float[] outputs(float[] x, int samples) {
    float[] scaled = x.clone();
    if (scaling.hasInputs()) {
      scaling.applyToInputs(scaled, samples);
    }
    float[] y = new float[samples * model.outputs()];
    model.newForward().forward(scaled, y, samples);
    return y;
  }
}
