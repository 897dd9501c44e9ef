package io.github.chainrule.processor.endtoend;

import java.util.Arrays;
import java.util.List;

/**
 * A method of the contract.
 *
 * @param type the suffix of the class that has it
 * @param arguments in order, each an {@link ArrayArgument} or the name of the number of samples
 */
record ContractCall(String type, String method, List<Object> arguments) {

  ContractCall(String type, String method, Object... arguments) {
    this(type, method, Arrays.asList(arguments));
  }

  static ArrayArgument single(String name, int length, String what) {
    return new ArrayArgument(name, length, true, "%d (%s)".formatted(length, what));
  }

  private static ArrayArgument rows(String name, int n, int width, String what) {
    String expected = "at least %d (%d samples x %d %s)".formatted(n * width, n, width, what);
    return new ArrayArgument(name, n * width, false, expected);
  }

  /**
   * Every method of the three evaluators that takes arrays, with its arguments in order.
   *
   * @param n the number of samples in a batch
   */
  static List<ContractCall> all(int inputs, int outputs, int activations, int parameters, int n) {
    ArrayArgument x = single("x", inputs, "inputs");
    ArrayArgument t = single("t", outputs, "outputs");
    ArrayArgument e = single("e", outputs, "outputs");
    ArrayArgument g = single("g", parameters, "parameters");
    ArrayArgument dx = single("dx", inputs, "inputs");
    ArrayArgument xs = rows("x", n, inputs, "inputs");
    ArrayArgument ts = rows("t", n, outputs, "outputs");
    ArrayArgument es = rows("e", n, outputs, "outputs");
    ArrayArgument dxs = rows("dx", n, inputs, "inputs");
    String count = "n";
    return List.of(
        new ContractCall("Forward", "forward", x, single("y", outputs, "outputs")),
        new ContractCall("Forward", "forward", xs, rows("y", n, outputs, "outputs"), count),
        new ContractCall("Forward", "activations", x, single("h", activations, "activations")),
        new ContractCall("Backprop", "loss", x, t),
        new ContractCall("Backprop", "loss", xs, ts, count),
        new ContractCall("Backprop", "gradient", x, t, g),
        new ContractCall("Backprop", "gradient", x, t, g, dx),
        new ContractCall("Backprop", "gradient", xs, ts, count, g),
        new ContractCall("Backprop", "gradient", xs, ts, count, g, dxs),
        new ContractCall("Backprop", "backward", x, e, g, dx),
        new ContractCall("Backprop", "backward", xs, es, count, g, dxs),
        new ContractCall("Backprop", "vjp", x, e, dx),
        new ContractCall("Backprop", "vjp", xs, es, count, dxs),
        new ContractCall(
            "Jacobian", "inputs", x, single("j", outputs * inputs, "outputs x inputs")),
        new ContractCall(
            "Jacobian", "parameters", x, single("j", outputs * parameters, "outputs x parameters")),
        new ContractCall(
            "Jacobian", "inputs", xs, count, rows("j", n, outputs * inputs, "outputs x inputs")),
        new ContractCall(
            "Jacobian",
            "parameters",
            xs,
            count,
            rows("j", n, outputs * parameters, "outputs x parameters")),
        new ContractCall(
            "Jacobian", "jvp", x, single("v", inputs, "inputs"), single("dy", outputs, "outputs")),
        new ContractCall(
            "Jacobian",
            "jvp",
            xs,
            rows("v", n, inputs, "inputs"),
            count,
            rows("dy", n, outputs, "outputs")));
  }

  List<ArrayArgument> arrays() {
    return arguments.stream()
        .filter(ArrayArgument.class::isInstance)
        .map(ArrayArgument.class::cast)
        .toList();
  }

  boolean isBatch() {
    return arrays().size() < arguments.size();
  }
}
