package io.github.chainrule.samples.anatomy;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f64.Model;

/** A network and what it computes from one sample, by column: the inputs, then each layer. */
final class Parts {
  private final Model model;
  private final double[] x;
  private final double[] h;

  Parts(Model model, double... x) {
    this.model = model;
    this.x = x.clone();
    h = new double[model.layers().stream().mapToInt(Layer::units).sum()];
    model.newForward().activations(x, h);
  }

  /** The value of an input or the output of a unit. */
  double value(int column, int index) {
    if (column == 0) {
      return x[index];
    }
    int before = 0;
    for (Layer layer : model.layers().subList(0, column - 1)) {
      before += layer.units();
    }
    return h[before + index];
  }

  /** How the parts are called in descriptions: {@code x1} or {@code hidden 2}. */
  String name(int column, int index) {
    return column == 0
        ? "x" + (index + 1)
        : model.layers().get(column - 1).name() + " " + (index + 1);
  }

  /** The weight between a part and a unit of the next column, as a line between their places. */
  Connection weight(Columns columns, int column, int from, int to) {
    Layer layer = model.layers().get(column - 1);
    double weight = model.parameters()[layer.weightsOffset() + from * layer.units() + to];
    String name = name(column - 1, from) + " to " + name(column, to);
    return new Connection(columns.unit(column - 1, from), columns.unit(column, to), weight, name);
  }

  /** The bias of a unit, as a line from the place of the 1 that it weighs. */
  Connection bias(Columns columns, int column, int to) {
    Layer layer = model.layers().get(column - 1);
    double bias = model.parameters()[layer.biasOffset() + to];
    String name = "bias of " + name(column, to);
    return new Connection(columns.bias(column - 1), columns.unit(column, to), bias, name);
  }
}
