package io.github.chainrule.processor.endtoend;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls the static methods of generated classes, whose names only the tests' data know. */
final class Reflection {

  private Reflection() {}

  static Object call(Class<?> type, String method, Class<?> parameter, Object argument) {
    try {
      Method found = type.getMethod(method, parameter);
      return found.invoke(null, argument);
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
