package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import java.lang.reflect.InvocationTargetException;
import java.util.Set;

/** A generated class by its name, which is what ships: every task makes its own network. */
final class NetworkClass {
  private static final Set<String> REGRESSION =
      Set.of("SQUARED_ERROR", "ABSOLUTE_ERROR", "HUBER", "LOG_COSH");

  private NetworkClass() {}

  /** A network with the initial parameters of a seed. */
  static Model create(String name, long seed) {
    return call(name, "create", long.class, seed);
  }

  /** A network with parameters of its own, which begin as a copy of these. */
  static Model of(String name, float[] parameters) {
    return call(name, "of", float[].class, parameters.clone());
  }

  /** How many classes a network tells apart: its outputs, or two if it has one. */
  static int classes(Model model) {
    return Math.max(2, model.outputs());
  }

  /** A network that tells classes apart. */
  static Model classifier(String name) {
    Model model = create(name, 0);
    String loss = model.loss().name();
    boolean binary = loss.equals("BINARY_CROSS_ENTROPY") && model.outputs() == 1;
    if (!binary && !loss.equals("CROSS_ENTROPY")) {
      throw unfit(model, "CROSS_ENTROPY, or BINARY_CROSS_ENTROPY of one output");
    }
    return model;
  }

  /** A network that gives one number. */
  static Model regressor(String name) {
    Model model = create(name, 0);
    if (model.outputs() != 1 || !REGRESSION.contains(model.loss().name())) {
      throw unfit(model, "one output and one of " + REGRESSION.stream().sorted().toList());
    }
    return model;
  }

  private static IllegalArgumentException unfit(Model model, String expected) {
    Layer last = model.layers().get(model.layers().size() - 1);
    return new IllegalArgumentException(
        "networkClass: expected a loss of %s, got %s of %d outputs in %s (layer %s)"
            .formatted(
                expected, model.loss(), model.outputs(), model.getClass().getName(), last.name()));
  }

  private static Model call(String name, String factory, Class<?> type, Object argument) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      Class<?> found = Class.forName(name, true, loader);
      if (!Model.class.isAssignableFrom(found)) {
        throw new IllegalArgumentException(
            "networkClass: expected a generated network of FLOAT precision, got " + name);
      }
      return (Model) found.getMethod(factory, type).invoke(null, argument);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "networkClass: no class " + name + " on the class path of driver or executor", e);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalArgumentException(
          "networkClass: expected a public generated network, got " + name, e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "networkClass: " + name + "." + factory + ": " + e.getCause().getMessage(), e.getCause());
    }
  }
}
