package io.github.chainrule.samples.differences;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f64.Model;
import io.github.chainrule.samples.GeneratedSource;
import java.util.Locale;

/** Prints what a gradient costs by numeric differences and by backprop, for growing networks. */
public final class Main {
  private Main() {}

  /**
   * Prints a row for each network.
   *
   * @param args none
   */
  public static void main(String[] args) {
    print("One gradient of a network with n parameters, by one-sided numeric differences%n");
    print("(n + 1 forward passes) and by backprop (1 forward and 1 backward pass).%n");
    print("The compiler counted the operations; disagreement is the largest, absolute.%n%n");
    print("                         by differences | by backprop |%n");
    print("network         n   passes   operations |  operations |  ratio | disagreement%n");
    row(Networks.Tiny.class, Networks_TinyNetwork.create(0));
    row(Networks.Small.class, Networks_SmallNetwork.create(0));
    row(Networks.Medium.class, Networks_MediumNetwork.create(0));
    row(Networks.Large.class, Networks_LargeNetwork.create(0));
  }

  private static void row(Class<?> network, Model model) {
    Comparison comparison = new Comparison(model, 1);
    double[] gradient = comparison.byBackprop();
    double disagreement = Comparison.disagreement(gradient, comparison.byDifferences());
    int passes = comparison.forwardPasses();
    long byDifferences = (long) passes * GeneratedSource.of(network, "Forward").operations();
    long byBackprop = GeneratedSource.of(network, "Backprop").operations();
    print("%-12s%,5d%,9d", sizes(model), model.parameters().length, passes);
    print("%,13d |%,12d |", byDifferences, byBackprop);
    print("%,7d | %.1e%n", byDifferences / byBackprop, disagreement);
  }

  private static String sizes(Model model) {
    StringBuilder sizes = new StringBuilder().append(model.inputs());
    for (Layer layer : model.layers()) {
      sizes.append('-').append(layer.units());
    }
    return sizes.toString();
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
