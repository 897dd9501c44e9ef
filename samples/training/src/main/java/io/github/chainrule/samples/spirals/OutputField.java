package io.github.chainrule.samples.spirals;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** The output of a network all over a square of the plane, from its values on a grid. */
final class OutputField {
  private final double extent;
  private final int cells;
  private final float[] values;

  /** Asks a network about [−extent, extent]², at the corners of cells × cells squares. */
  OutputField(Fit fit, double extent, int cells) {
    this.extent = extent;
    this.cells = cells;
    int n = (cells + 1) * (cells + 1);
    float[] corners = new float[2 * n];
    for (int k = 0; k < n; k++) {
      int column = k % (cells + 1);
      int row = k / (cells + 1);
      corners[2 * k] = (float) place(column);
      corners[2 * k + 1] = (float) place(row);
    }
    values = fit.outputs(corners, n);
  }

  /** The coordinate of a corner, or of a place between two. */
  private double place(double corner) {
    return extent * (2 * corner / cells - 1);
  }

  private double corner(int column, int row) {
    return values[row * (cells + 1) + column];
  }

  /** The output at a point of the square, bilinear in its cell. */
  double at(double x, double y) {
    double u = (x / extent + 1) / 2 * cells;
    double v = (y / extent + 1) / 2 * cells;
    int column = (int) Math.max(0, Math.min(cells - 1, u));
    int row = (int) Math.max(0, Math.min(cells - 1, v));
    double low = mix(corner(column, row), corner(column + 1, row), u - column);
    double high = mix(corner(column, row + 1), corner(column + 1, row + 1), u - column);
    return mix(low, high, v - row);
  }

  private static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }

  /** The lines along which the output is ½, a piece in each cell that they cross. */
  List<Line2D> boundary() {
    List<Line2D> pieces = new ArrayList<>();
    for (int row = 0; row < cells; row++) {
      for (int column = 0; column < cells; column++) {
        List<Point2D> crossings = crossings(column, row);
        for (int k = 0; k + 1 < crossings.size(); k += 2) {
          pieces.add(new Line2D.Double(crossings.get(k), crossings.get(k + 1)));
        }
      }
    }
    return pieces;
  }

  /** Where the sides of a cell cross ½, going around it: none, two or four points. */
  private List<Point2D> crossings(int column, int row) {
    int[][] around = {
      {column, row}, {column + 1, row}, {column + 1, row + 1}, {column, row + 1}, {column, row}
    };
    List<Point2D> crossings = new ArrayList<>();
    for (int side = 0; side < 4; side++) {
      int[] from = around[side];
      int[] to = around[side + 1];
      double a = corner(from[0], from[1]) - 0.5;
      double b = corner(to[0], to[1]) - 0.5;
      if (a < 0 != b < 0) {
        double share = a / (a - b);
        crossings.add(
            new Point2D.Double(
                place(mix(from[0], to[0], share)), place(mix(from[1], to[1], share))));
      }
    }
    return crossings;
  }
}
