package io.github.chainrule.processor.endtoend;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.List;

/**
 * The generated classes of a network by their suffixes, for tests that go through all methods of
 * the contract in both precisions.
 */
final class Evaluators {

  private final Build build;
  private final NetworkSpec network;
  private final Class<?> element;
  private final int parameters;

  Evaluators(Build build, NetworkSpec network, int parameters) {
    this.build = build;
    this.network = network;
    this.element = network.precision() == Precision.FLOAT ? float.class : double.class;
    this.parameters = parameters;
  }

  Class<?> type(String suffix) {
    return build.load(network.name().packageName() + "." + network.name().generated(suffix));
  }

  /**
   * Makes an instance, of a network through {@code of}.
   *
   * @param length the length of its parameters, −1 for null
   */
  Object construct(String suffix, int length) {
    Object array = length < 0 ? null : Array.newInstance(element, length);
    Class<?> arrayType = element.arrayType();
    return suffix.equals("Network")
        ? Reflection.call(type(suffix), "of", arrayType, array)
        : Reflection.construct(type(suffix), arrayType, array);
  }

  /** A call with right arguments, but for the number of samples, on a new instance. */
  Invocation prepare(ContractCall call, int n) {
    Object receiver = construct(call.type(), parameters);
    return new Invocation(receiver, method(call), element, call, n);
  }

  private Method method(ContractCall call) {
    List<Class<?>> types =
        call.arguments().stream()
            .<Class<?>>map(it -> it instanceof ArrayArgument ? element.arrayType() : int.class)
            .toList();
    try {
      return type(call.type()).getMethod(call.method(), types.toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
