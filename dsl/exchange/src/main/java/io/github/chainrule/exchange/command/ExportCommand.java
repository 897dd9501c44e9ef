package io.github.chainrule.exchange.command;

import io.github.chainrule.exchange.RefusalException;
import io.github.chainrule.exchange.export.KerasModels;
import io.github.chainrule.exchange.export.OnnxModels;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.io.ModelFormatException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/** {@code export}: a compiled network and its parameters into a file of another framework. */
final class ExportCommand {
  private static final List<String> OPTIONS = List.of("class", "classpath", "to");

  private ExportCommand() {}

  static void run(List<String> arguments, PrintStream out)
      throws UsageException, RefusalException, IOException {
    Options options = Options.parse(arguments, OPTIONS);
    File parameters = new File(options.operand("file of parameters"));
    String type = options.required("class");
    File to = new File(options.required("to"));
    boolean keras = to.getName().endsWith(".keras");
    if (!keras && !to.getName().endsWith(".onnx")) {
      throw new UsageException("--to takes a file that ends in .onnx or .keras, got " + to);
    }
    URL[] path = urls(options.one("classpath").orElse("."));
    try (URLClassLoader loader = new URLClassLoader(path, ExportCommand.class.getClassLoader())) {
      Object network = create(loader, type);
      export(network, parameters, to, keras);
      out.println("written: " + to);
    } catch (IllegalArgumentException e) {
      throw new RefusalException(type + ": " + e.getMessage());
    }
  }

  private static URL[] urls(String classPath) throws MalformedURLException {
    String[] entries = classPath.split(File.pathSeparator, -1);
    URL[] urls = new URL[entries.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = new File(entries[i]).toURI().toURL();
    }
    return urls;
  }

  private static Object create(ClassLoader loader, String type) throws RefusalException {
    try {
      return loader.loadClass(type).getMethod("create", long.class).invoke(null, 0L);
    } catch (ClassNotFoundException e) {
      throw new RefusalException(
          "there is no class " + type + " on the class path" + nearest(loader, type));
    } catch (NoSuchMethodException e) {
      throw new RefusalException(
          type
              + ": expected the generated class of a network, which has create(long)"
              + nearest(loader, type));
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new RefusalException(type + " is no generated network of this version: " + e);
    }
  }

  /** Names what was generated from an interface that somebody gave in its place. */
  private static String nearest(ClassLoader loader, String type) {
    int simple = type.lastIndexOf('.') + 1;
    String generated =
        type.substring(0, simple) + type.substring(simple).replace('$', '_') + "Network";
    try {
      loader.loadClass(generated);
      return " (did you mean " + generated + "?)";
    } catch (ClassNotFoundException | LinkageError e) {
      return "";
    }
  }

  private static void export(Object network, File parameters, File to, boolean keras)
      throws IOException, RefusalException {
    try {
      if (network instanceof io.github.chainrule.runtime.f32.Model model) {
        ModelScaling scaling =
            io.github.chainrule.runtime.f32.io.ModelFile.load(model, parameters).scaling();
        if (keras) {
          KerasModels.write(model, scaling, to);
        } else {
          OnnxModels.write(model, scaling, to);
        }
      } else if (network instanceof io.github.chainrule.runtime.f64.Model model) {
        var scaling =
            io.github.chainrule.runtime.f64.io.ModelFile.load(model, parameters).scaling();
        if (keras) {
          KerasModels.write(model, scaling, to);
        } else {
          OnnxModels.write(model, scaling, to);
        }
      } else {
        throw new RefusalException(network.getClass().getName() + " is no generated network");
      }
    } catch (ModelFormatException e) {
      throw new RefusalException(parameters + ": " + e.getMessage());
    }
  }
}
