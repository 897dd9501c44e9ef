package io.github.chainrule.display;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart of lines over common axes, saved as a PNG.
 *
 * <pre>{@code
 * new LineChart("Learning curve", "epoch", "loss")
 *     .line("training", epochs, loss)
 *     .line("validation", epochs, validationLoss)
 *     .logarithmic()
 *     .save(folder.resolve("curve.png"));
 * }</pre>
 *
 * <p>Lines get the colours that M. Okabe and K. Ito chose for all kinds of colour vision (Color
 * Universal Design, 2008), dark and light in turns; those of few points have marks and dashes, too.
 */
public final class LineChart {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 720;

  /** A line of no more points than this shows each of them. */
  private static final int FEW_POINTS = 32;

  private static final Color INK = new Color(0x333333);
  private static final Color GRID = new Color(0xE4E4E4);
  private static final Color PALE_GRID = new Color(0xF2F2F2);
  private static final Color[] COLORS = {
    new Color(0x0072B2),
    new Color(0xE69F00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0xD55E00),
    new Color(0x56B4E9)
  };
  private static final float[][] DASHES = {null, {14, 6}, {4, 5}, {16, 5, 4, 5}};
  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP
  };

  private final XYChart chart;
  private double least = Double.POSITIVE_INFINITY;
  private double largest = Double.NEGATIVE_INFINITY;
  private boolean logarithmic;
  private int lines;

  /**
   * Makes an empty chart.
   *
   * @param title what the chart shows
   * @param xAxis the quantity from left to right, with its unit
   * @param yAxis the quantity from bottom to top, with its unit
   */
  public LineChart(String title, String xAxis, String yAxis) {
    chart = new XYChart(WIDTH, HEIGHT);
    chart.setTitle(title);
    chart.setXAxisTitle(xAxis);
    chart.setYAxisTitle(yAxis);
    fonts(chart.getStyler());
    frame(chart.getStyler());
  }

  private static void fonts(XYStyler style) {
    style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 28));
    style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
    style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 19));
    style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 21));
    style.setChartFontColor(INK);
    style.setXAxisTitleColor(INK);
    style.setYAxisTitleColor(INK);
    style.setAxisTickLabelsColor(INK);
    style.setLocale(Locale.ROOT);
  }

  private static void frame(XYStyler style) {
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1.2f));
    style.setPlotContentSize(0.97);
    style.setPlotMargin(4);
    style.setChartTitleBoxVisible(false);
    style.setChartTitlePadding(14);
    style.setAxisTitlePadding(14);
    style.setAxisTickPadding(8);
    style.setAxisTickMarksColor(INK);
    style.setXAxisDecimalPattern("0.######");
    style.setXAxisTickMarkSpacingHint(110);
    style.setYAxisTickMarkSpacingHint(70);
    style.setChartPadding(20);
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(LegendLayout.Horizontal);
    style.setLegendBorderColor(Color.WHITE);
    style.setLegendSeriesLineLength(56);
    style.setLegendPadding(18);
    style.setMarkerSize(11);
  }

  /**
   * Adds a line.
   *
   * @param name its name in the legend, which no other line has
   * @param x where its points are, from left to right
   * @param y the value at each point; NaN leaves a gap
   * @return this chart
   */
  public LineChart line(String name, double[] x, double[] y) {
    boolean few = x.length <= FEW_POINTS;
    XYSeries series =
        few ? chart.addSeries(name, x, y) : chart.addSeries(name, uneven(x), firstTwice(y));
    series.setLineColor(COLORS[lines % COLORS.length]);
    series.setLineStyle(stroke(few ? DASHES[lines % DASHES.length] : null));
    series.setMarker(few ? MARKERS[lines % MARKERS.length] : SeriesMarkers.NONE);
    series.setMarkerColor(COLORS[lines % COLORS.length]);
    for (double value : y) {
      least = Math.min(least, Double.isNaN(value) ? least : value);
      largest = Math.max(largest, Double.isNaN(value) ? largest : value);
    }
    lines++;
    return this;
  }

  /**
   * The places, and one beside the first: between evenly spaced points XChart writes numbers such
   * as 1, 8, 15 at the axis, else round ones.
   */
  private static double[] uneven(double[] x) {
    double[] places = firstTwice(x);
    places[1] = x[0] + 0.01 * (x[1] - x[0]);
    return places;
  }

  private static double[] firstTwice(double[] a) {
    double[] longer = new double[a.length + 1];
    longer[0] = a[0];
    System.arraycopy(a, 0, longer, 1, a.length);
    return longer;
  }

  private static BasicStroke stroke(float[] dash) {
    return new BasicStroke(3.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  /**
   * Makes the upward axis logarithmic, with lines at the powers of ten.
   *
   * @return this chart
   */
  public LineChart logarithmic() {
    logarithmic = true;
    return this;
  }

  /**
   * Writes the picture, and makes its folder if there is none.
   *
   * @param png the file to make or replace
   * @throws IllegalStateException if there is no value, or on a logarithmic axis one that is not
   *     over 0
   * @throws IOException if it cannot be written
   */
  public void save(Path png) throws IOException {
    if (!(largest >= least) || (logarithmic && least <= 0)) {
      throw new IllegalStateException("the values are of [" + least + ", " + largest + "]");
    }
    chart.getStyler().setLegendVisible(lines > 1);
    if (logarithmic) {
      decades(chart.getStyler());
    }
    Path file = png.toAbsolutePath();
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      BitmapEncoder.saveBitmap(chart, out, BitmapFormat.PNG);
    }
  }

  /** From a power of ten to the largest value, but at least to the next power. */
  private void decades(XYStyler style) {
    double low = Math.floor(Math.log10(least));
    double high = Math.max(low + 1, Math.log10(largest));
    style.setYAxisLogarithmic(true);
    style.setYAxisLogarithmicDecadeOnly(true);
    style.setYAxisMin(Math.pow(10, low));
    style.setYAxisMax(Math.pow(10, high));
    style.setYAxisDecimalPattern(low < -4 || high > 4 ? "0E0" : "0.####");
    style.setPlotGridLinesColor(high - low > 5 ? PALE_GRID : GRID);
  }
}
