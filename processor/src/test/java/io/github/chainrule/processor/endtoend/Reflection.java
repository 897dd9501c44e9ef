package io.github.chainrule.processor.endtoend;

import java.lang.reflect.InvocationTargetException;

/** Calls what generated classes have besides the contract's methods: factories, constructors. */
final class Reflection {

  private interface Action {
    Object run() throws ReflectiveOperationException;
  }

  private Reflection() {}

  /** Calls a public static method of one parameter. */
  static Object call(Class<?> type, String method, Class<?> parameter, Object argument) {
    return run(() -> type.getMethod(method, parameter).invoke(null, argument));
  }

  static Object construct(Class<?> type, Class<?> parameter, Object argument) {
    return run(() -> type.getConstructor(parameter).newInstance(argument));
  }

  private static Object run(Action action) {
    try {
      return action.run();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
