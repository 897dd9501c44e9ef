package io.github.chainrule.exchange.command;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.FileFolder;
import io.github.chainrule.exchange.ModelImport;
import io.github.chainrule.exchange.ModelReader;
import io.github.chainrule.exchange.RefusalException;
import io.github.chainrule.exchange.SafetensorsContent;
import io.github.chainrule.exchange.SafetensorsReader;
import io.github.chainrule.exchange.draft.FileNames;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.write.GoldenTestWriter;
import io.github.chainrule.exchange.write.InterfaceWriter;
import io.github.chainrule.exchange.write.JavaName;
import io.github.chainrule.exchange.write.NamedTypes;
import io.github.chainrule.exchange.write.ParameterFile;
import io.github.chainrule.exchange.write.Recording;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code import}: a model file into an interface, its parameters and a test. */
final class ImportCommand {
  private static final List<String> OPTIONS =
      List.of("interface", "sources", "resources", "tests", "output", "shape", "golden");

  private ImportCommand() {}

  static void run(List<String> arguments, PrintStream out)
      throws UsageException, RefusalException, IOException {
    Options options = Options.parse(arguments, OPTIONS);
    Path file = Path.of(options.operand("model file"));
    JavaName name = name(options.required("interface"));
    Path sources = Path.of(options.one("sources").orElse("src/main/java"));
    Path resources = Path.of(options.one("resources").orElse("src/main/resources"));
    Path tests = Path.of(options.one("tests").orElse("src/test/java"));
    Map<String, int[]> shapes = shapes(options.all("shape"));
    Optional<String> golden = options.one("golden");

    String shortName = String.valueOf(file.getFileName());
    ModelImport wanted = new ModelImport(options.all("output"), shapes);
    NetworkDraft draft = wanted.draft(shortName, name, () -> ModelReader.read(file));
    Recording recording = null;
    if (golden.isPresent()) {
      SafetensorsContent recorded = recorded(Path.of(golden.get()));
      recording = Recording.of(draft, recorded.tensors());
      draft = draft.withMetadata(FileNames.of(recorded.metadata()));
    }

    NamedTypes types = NamedTypes.of(draft, name, shortName);
    FileSet files = new FileSet();
    String source = InterfaceWriter.write(draft, name, shortName, recording != null);
    files.add(sources.resolve(name.file(".java")), source.getBytes(StandardCharsets.UTF_8));
    files.add(resources.resolve(name.file(".safetensors")), ParameterFile.write(draft, types));
    for (NamedTypes.TypeText type : types.all()) {
      byte[] text = type.source().getBytes(StandardCharsets.UTF_8);
      files.add(sources.resolve(type.name().file(".java")), text);
    }
    if (recording != null) {
      String test = GoldenTestWriter.write(draft, name, recording);
      files.add(tests.resolve(name.file("GoldenTest.java")), test.getBytes(StandardCharsets.UTF_8));
    }
    DraftTable.print(shortName, draft, out);
    types.unused().forEach(reason -> out.println("  " + reason));
    if (recording != null) {
      out.println("  %d recorded samples are met".formatted(recording.samples()));
    } else {
      out.println(
          "  UNVERIFIED: record outputs with what 'recorder' prints, and give them by --golden");
    }
    files.write(out);
  }

  private static JavaName name(String text) throws UsageException {
    try {
      return JavaName.of(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  static Map<String, int[]> shapes(List<String> texts) throws UsageException {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.lastIndexOf('=');
      try {
        String[] sizes = text.substring(equals + 1).split("[,x]", -1);
        int[] shape = new int[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
          shape[i] = Integer.parseInt(sizes[i].trim());
        }
        shapes.put(text.substring(0, Math.max(equals, 0)), shape);
      } catch (NumberFormatException e) {
        throw new UsageException("--shape takes INPUT=28,28,1, got '" + text + "'");
      }
    }
    return shapes;
  }

  private static SafetensorsContent recorded(Path file) throws RefusalException, IOException {
    try {
      return SafetensorsReader.read(FileFolder.readAll(file));
    } catch (DamagedFileException e) {
      throw new RefusalException(file.getFileName() + ": " + e.getMessage());
    }
  }
}
