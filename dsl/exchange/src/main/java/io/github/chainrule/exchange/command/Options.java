package io.github.chainrule.exchange.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of a command: operands, and options with values. */
final class Options {
  private final List<String> operands = new ArrayList<>();
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /**
   * Sorts arguments.
   *
   * @param known the options that the command has, without dashes
   */
  static Options parse(List<String> arguments, List<String> known) throws UsageException {
    Options options = new Options();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("--")) {
        options.operands.add(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
      if (!known.contains(name)) {
        throw new UsageException(
            "there is no option --%s; there are --%s".formatted(name, String.join(", --", known)));
      }
      if (equals < 0 && i + 1 == arguments.size()) {
        throw new UsageException("--" + name + " needs a value");
      }
      String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
      options.values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
    return options;
  }

  /** The one operand. */
  String operand(String what) throws UsageException {
    if (operands.size() != 1) {
      throw new UsageException("expected one " + what + ", got " + operands.size());
    }
    return operands.get(0);
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  Optional<String> one(String name) throws UsageException {
    List<String> given = all(name);
    if (given.size() > 1) {
      throw new UsageException("--" + name + " is given twice");
    }
    return given.stream().findFirst();
  }

  String required(String name) throws UsageException {
    return one(name).orElseThrow(() -> new UsageException("--" + name + " is missing"));
  }
}
