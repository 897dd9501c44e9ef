package io.github.chainrule.processor.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the pieces of a kernel into kernels, with the kernel itself as the driver that calls them.
 * Where there are too many pieces for a driver, drivers between them call a number each.
 */
final class CallTree {

  /** A piece, or a driver of the parts below. */
  private record Part(List<Statement> piece, List<Part> below) {}

  private final Kernel kernel;
  private final List<Statement> end;
  private final NameScope names;
  private final int callsPerDriver;
  private final List<Kernel> kernels = new ArrayList<>();

  CallTree(Kernel kernel, List<Statement> end, SizeBudget budget, NameScope names) {
    this.kernel = kernel;
    this.end = end;
    this.names = names;
    CodeSize frame = SizeEstimate.frame(end).plus(SizeEstimate.ofAll(end));
    for (KernelArray argument : kernel.arguments()) {
      frame = frame.plus(SizeEstimate.ofUsing(argument));
    }
    CodeSize call = SizeEstimate.of(new Statement.Call(kernel.name(), kernel.arguments()));
    this.callsPerDriver =
        Math.max(
            2,
            Math.min(
                (budget.bytecodeBytes() - frame.bytecodeBytes()) / call.bytecodeBytes(),
                (budget.dexUnits() - frame.dexUnits()) / call.dexUnits()));
  }

  /** The driver, then the pieces in the order of their calls, each driver before its pieces. */
  List<Kernel> kernels(List<List<Statement>> pieces) {
    List<Part> parts = pieces.stream().map(piece -> new Part(piece, List.of())).toList();
    while (parts.size() > callsPerDriver) {
      parts = grouped(parts);
    }
    kernels.add(kernel);
    List<Statement> body = calls(parts, kernel.name(), "");
    body.addAll(end);
    kernels.set(0, kernel.with(body));
    return kernels;
  }

  private List<Part> grouped(List<Part> parts) {
    List<Part> groups = new ArrayList<>();
    for (int from = 0; from < parts.size(); from += callsPerDriver) {
      int to = Math.min(from + callsPerDriver, parts.size());
      groups.add(new Part(List.of(), List.copyOf(parts.subList(from, to))));
    }
    return groups;
  }

  /** Adds the kernels of parts, and returns the calls of them. */
  private List<Statement> calls(List<Part> parts, String namePrefix, String numberPrefix) {
    List<Statement> calls = new ArrayList<>();
    for (int index = 0; index < parts.size(); index++) {
      String name = names.unique(namePrefix + (index + 1));
      String number = numberPrefix + (index + 1);
      calls.add(call(parts.get(index), name, number));
    }
    return calls;
  }

  private Statement call(Part part, String name, String number) {
    int place = kernels.size();
    kernels.add(kernel);
    List<Statement> body =
        part.below().isEmpty() ? part.piece() : calls(part.below(), name + "_", number + ".");
    String comment = "Part " + number + " of " + kernel.name() + ".";
    Kernel made = new Kernel(name, comment, arguments(body), false, body);
    kernels.set(place, made);
    return new Statement.Call(name, made.arguments());
  }

  /** The argument arrays that statements use, in the kernel's order. */
  private List<KernelArray> arguments(List<Statement> statements) {
    Set<KernelArray> used = new LinkedHashSet<>();
    statements.forEach(statement -> Leaves.arrays(statement, used::add));
    return kernel.arguments().stream().filter(used::contains).toList();
  }
}
