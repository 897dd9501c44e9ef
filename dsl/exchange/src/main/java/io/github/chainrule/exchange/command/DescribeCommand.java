package io.github.chainrule.exchange.command;

import io.github.chainrule.exchange.ModelImport;
import io.github.chainrule.exchange.ModelReader;
import io.github.chainrule.exchange.RefusalException;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.GraphInput;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.write.JavaName;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code describe}: any model as a table, and what importing it would give. */
final class DescribeCommand {
  private DescribeCommand() {}

  static void run(List<String> arguments, PrintStream out) throws UsageException, RefusalException {
    Options options = Options.parse(arguments, List.of("shape", "output"));
    Path file = Path.of(options.operand("model file"));
    Map<String, int[]> shapes = ImportCommand.shapes(options.all("shape"));
    Graph graph = ModelReader.read(file);
    String name = String.valueOf(file.getFileName());
    print(name, graph, out);
    out.println();
    try {
      ModelImport wanted = new ModelImport(options.all("output"), shapes);
      NetworkDraft draft = wanted.draft(name, JavaName.of("Network"), () -> graph);
      out.println("It can be imported:");
      DraftTable.print(name, draft, out);
    } catch (RefusalException e) {
      out.println("It cannot be imported:");
      out.println(e.getMessage());
    }
  }

  private static void print(String name, Graph graph, PrintStream out) {
    long numbers = graph.constants().values().stream().mapToLong(constant -> constant.size()).sum();
    out.println(String.format(Locale.ROOT, "%s: %,d constants", name, numbers));
    for (GraphInput input : graph.inputs()) {
      out.println("  input   " + input.name() + " " + shape(input.shape()));
    }
    Set<String> lines = new LinkedHashSet<>();
    for (Node node : graph.nodes()) {
      String mark = node.op() == Op.UNSUPPORTED ? "no counterpart" : "";
      lines.add("  %-24s %-40s %s".formatted(node.origin(), node.label(), mark).stripTrailing());
    }
    lines.forEach(out::println);
    graph.outputs().forEach(output -> out.println("  output  " + output));
  }

  private static String shape(int[] shape) {
    return shape == null ? "of unknown shape" : Arrays.toString(shape).replace("-1", "?");
  }
}
