package io.github.chainrule.processor.endtoend;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** A call about to be made, with arrays whose elements tell whether they have been written. */
final class Invocation {

  /** What inputs and results hold before the call; no network computes just this. */
  private static final double UNTOUCHED = 0.8125;

  private final Object receiver;
  private final Method method;
  private final Class<?> element;
  private final ContractCall call;
  private final List<Object> arguments = new ArrayList<>();

  Invocation(Object receiver, Method method, Class<?> element, ContractCall call, int n) {
    this.receiver = receiver;
    this.method = method;
    this.element = element;
    this.call = call;
    for (Object argument : call.arguments()) {
      arguments.add(argument instanceof ArrayArgument array ? array(array.length()) : (Object) n);
    }
  }

  private Object array(int length) {
    Object array = Array.newInstance(element, length);
    for (int index = 0; index < length; index++) {
      if (element == float.class) {
        Array.setFloat(array, index, (float) UNTOUCHED);
      } else {
        Array.setDouble(array, index, UNTOUCHED);
      }
    }
    return array;
  }

  /** With an array of another length. */
  Invocation with(ArrayArgument array, int length) {
    arguments.set(call.arguments().indexOf(array), array(length));
    return this;
  }

  Invocation withNull(ArrayArgument array) {
    arguments.set(call.arguments().indexOf(array), null);
    return this;
  }

  void run() {
    try {
      Object unused = method.invoke(receiver, arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether an element of any array has changed. */
  boolean hasWritten() {
    for (Object argument : arguments) {
      if (argument != null && argument.getClass().isArray() && isChanged(argument)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isChanged(Object array) {
    for (int index = 0; index < Array.getLength(array); index++) {
      if (Array.getDouble(array, index) != UNTOUCHED) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return method.toString();
  }
}
