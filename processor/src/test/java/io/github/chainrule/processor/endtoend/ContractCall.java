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
