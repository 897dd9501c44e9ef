package io.github.chainrule.samples.anatomy;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f64.Model;
import java.util.List;

/**
 * Draws which units of a network of rectifiers fire at a sample, and the connections that are part
 * of a live path: a derivative passes through them, so a step can change their weights.
 */
final class PathsPicture {
  private static final double THINNEST = 1;
  private static final double PER_WEIGHT = 2.5;

  private final Model model;
  private final Columns columns;
  private final LivePaths paths;
  private final Svg svg;

  private PathsPicture(Model model, Columns columns, LivePaths paths, Svg svg) {
    this.model = model;
    this.columns = columns;
    this.paths = paths;
    this.svg = svg;
  }

  /** Draws a network with the paths that live at a sample. */
  static Sheet of(Model rectifiers, LivePaths paths) {
    String number = paths.number() + " of " + paths.all() + " paths are live";
    Sheet sheet = new Sheet("The live paths of a RELU network", "at this sample " + number);
    Columns columns = paths.columns();
    PathsPicture picture = new PathsPicture(rectifiers, columns, paths, sheet.svg());
    picture.connections(paths.connections());
    for (int column = 0; column < columns.count(); column++) {
      picture.heading(column);
      picture.units(column);
    }
    explain(sheet);
    return sheet;
  }

  /** Draws those that are dead below all that are alive. */
  private void connections(List<LivePaths.Segment> segments) {
    for (LivePaths.Segment segment : segments) {
      if (!segment.live()) {
        Connection line = segment.connection();
        svg.line(line.from(), line.to(), Stroke.solid(Palette.FAINT, 1), line.description());
      }
    }
    for (LivePaths.Segment segment : segments) {
      if (segment.live()) {
        Connection line = segment.connection();
        svg.line(line.from(), line.to(), stroke(line.weight()), line.description() + ", live");
      }
    }
  }

  private static Stroke stroke(double weight) {
    double width = THINNEST + PER_WEIGHT * Math.abs(weight);
    return new Stroke(Palette.FIRING, width, weight < 0);
  }

  private void units(int column) {
    boolean rectifies = column > 0 && column < columns.count() - 1;
    for (int index = 0; index < columns.size(column); index++) {
      Point place = columns.unit(column, index);
      String value = Digits.fixed(paths.value(column, index), 2);
      if (!rectifies) {
        Unit.circle(svg, place, Palette.PAPER, outline(Palette.INK), Palette.INK, value);
      } else if (paths.fires(column, index)) {
        Unit.circle(svg, place, Palette.FIRING, outline(Palette.FIRING), Palette.PAPER, value);
      } else {
        Stroke outline = outline(Palette.SILENT);
        Unit.circle(svg, place, Palette.SILENT_FILL, outline, Palette.SILENT, "0");
      }
    }
  }

  private static Stroke outline(String color) {
    return Stroke.solid(color, 1.8);
  }

  private void heading(int column) {
    Point place = columns.heading(column);
    Layer layer = column == 0 ? null : model.layers().get(column - 1);
    String name = layer == null ? "inputs" : layer.name();
    svg.bold(place, Svg.Anchor.MIDDLE, 16, Palette.INK, name);
    int size = columns.size(column);
    String below =
        layer != null && layer.activation().equals("RELU")
            ? paths.firing(column) + " of " + size + " fire"
            : size + " values";
    svg.text(place.moved(0, 20), Svg.Anchor.MIDDLE, 13, Palette.QUIET, below);
  }

  private static void explain(Sheet sheet) {
    sheet.explainCircle(Palette.FIRING, outline(Palette.FIRING), "fires");
    sheet.explainCircle(Palette.SILENT_FILL, outline(Palette.SILENT), "does not");
    sheet.explainLine(stroke(1), "live, weight 1");
    sheet.explainLine(stroke(-1), "live, weight −1");
    sheet.explainLine(Stroke.solid(Palette.FAINT, 1.5), "no derivative passes");
  }
}
