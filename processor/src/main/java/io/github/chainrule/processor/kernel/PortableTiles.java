package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runtime's tiles in plain Java, of which HotSpot and ART make vector code where they can. */
public final class PortableTiles implements TileCalls {

  /** The constant of generated classes that is the number of samples in a tile. */
  public static final String TILE = "TILE";

  /** The argument of maps that is how many numbers of an array are computed. */
  public static final String NUMBERS = "numbers";

  /** The variable that is how many numbers of the tiles' rows are computed. */
  public static final String SPAN = "span";

  @Override
  public String tiles(int samples) {
    return "Tile" + samples;
  }

  @Override
  public String rows(SampleRows rows) {
    return "TileSums" + rows.length();
  }

  @Override
  public Optional<RuntimeCall> of(TileStep step, int samples) {
    return step.accept(new Calls(samples));
  }

  private final class Calls implements TileStepVisitor<Optional<RuntimeCall>> {

    private final int samples;

    Calls(int samples) {
      this.samples = samples;
    }

    private Optional<RuntimeCall> call(Width width, String method, Object... arguments) {
      return Optional.of(new RuntimeCall(tiles(samples), width, method, List.of(arguments)));
    }

    private Optional<RuntimeCall> call(SampleRows rows, String method, Object... arguments) {
      return Optional.of(new RuntimeCall(rows(rows), Width.WORKING, method, List.of(arguments)));
    }

    @Override
    public Optional<RuntimeCall> remark(TileStep.Remark remark) {
      return Optional.empty();
    }

    @Override
    public Optional<RuntimeCall> call(TileStep.Call call) {
      return Optional.empty();
    }

    @Override
    public Optional<RuntimeCall> ifGiven(TileStep.IfGiven condition) {
      return Optional.empty();
    }

    @Override
    public Optional<RuntimeCall> apply(TileStep.Apply map) {
      return map.byVectors()
          .flatMap(method -> elementwise(method.text(), map.operands().get(0), map.target()));
    }

    /** A function of each number. */
    private Optional<RuntimeCall> elementwise(String method, Tile x, Tile y) {
      String type = "TileFunctions" + samples;
      List<Object> arguments =
          x.positions() > 1
              ? List.of(x, x.positions(), x.rows(), y, SPAN)
              : List.of(x, x.rows(), y, SPAN);
      return Optional.of(new RuntimeCall(type, x.width(), method, arguments));
    }

    private Optional<RuntimeCall> ofPositions(Width width, String method, Object... arguments) {
      String type = "TilePositions" + samples;
      return Optional.of(new RuntimeCall(type, width, method, List.of(arguments)));
    }

    private static Object[] withPairs(Pairs pairs, Object... before) {
      List<Object> arguments = new ArrayList<>(List.of(before));
      arguments.addAll(List.of(pairs.outer(), pairs.inner()));
      for (Pairs.Places places : List.of(pairs.read(), pairs.written())) {
        arguments.addAll(List.of(places.first(), places.outerStep(), places.innerStep()));
      }
      arguments.add(SPAN);
      return arguments.toArray();
    }

    @Override
    public Optional<RuntimeCall> begin(TileStep.Begin begin) {
      Tile tile = begin.tile();
      return ofPositions(
          Width.WORKING, "begin", "p", begin.from(), tile.positions(), tile.rows(), tile, SPAN);
    }

    @Override
    public Optional<RuntimeCall> addTap(TileStep.AddTap tap) {
      return ofPositions(
          Width.WORKING,
          "addTap",
          withPairs(
              tap.pairs(),
              tap.x(),
              tap.x().rows(),
              "p",
              tap.weights(),
              tap.termStride(),
              tap.stride(),
              tap.y(),
              tap.y().rows()));
    }

    @Override
    public Optional<RuntimeCall> addTapOuter(TileStep.AddTapOuter tap) {
      return ofPositions(
          Width.WORKING,
          "addOuter",
          withPairs(
              tap.pairs(),
              tap.x(),
              tap.x().rows(),
              tap.d(),
              tap.d().rows(),
              "count",
              tap.target(),
              tap.at(),
              tap.sums()));
    }

    @Override
    public Optional<RuntimeCall> copyPositions(TileStep.CopyPositions copy) {
      return ofPositions(
          copy.source().width(),
          "copy",
          withPairs(
              copy.pairs(),
              copy.source(),
              copy.target(),
              copy.count(),
              copy.source().rowsOfPosition(),
              copy.target().rowsOfPosition()));
    }

    @Override
    public Optional<RuntimeCall> addPositions(TileStep.AddPositions add) {
      return ofPositions(
          add.source().width(),
          "add",
          withPairs(add.pairs(), add.source(), add.target(), add.source().rows()));
    }

    @Override
    public Optional<RuntimeCall> sumPositions(TileStep.SumPositions sum) {
      Tile operand = sum.operand();
      return ofPositions(
          operand.width(),
          "sumOfPositions",
          operand,
          operand.positions(),
          operand.rows(),
          sum.result(),
          SPAN);
    }

    @Override
    public Optional<RuntimeCall> load(TileStep.Load load) {
      Tile tile = load.tile();
      if (tile.positions() > 1) {
        return ofPositions(
            Width.WORKING,
            "load",
            load.array(),
            "start",
            "count",
            tile.positions(),
            tile.rows(),
            tile,
            SPAN);
      }
      return call(
          Width.WORKING, "load", load.array(), "start", "count", load.columns(), tile, SPAN);
    }

    @Override
    public Optional<RuntimeCall> fill(TileStep.Fill fill) {
      RuntimeCall.Literal value = new RuntimeCall.Literal(fill.value());
      return call(fill.tile().width(), "fill", fill.tile(), value);
    }

    @Override
    public Optional<RuntimeCall> store(TileStep.Store store) {
      Tile tile = store.tile();
      if (tile.positions() > 1) {
        return ofPositions(
            Width.WORKING,
            "store",
            tile,
            tile.positions(),
            tile.rows(),
            store.array(),
            "start",
            "count",
            SPAN);
      }
      return call(
          Width.WORKING, "store", tile, store.columns(), store.array(), "start", "count", SPAN);
    }

    @Override
    public Optional<RuntimeCall> affine(TileStep.Affine map) {
      return call(
          Width.WORKING,
          "affine",
          map.x(),
          map.inputs(),
          "p",
          map.weights(),
          map.biases(),
          map.outputs(),
          map.y(),
          SPAN);
    }

    @Override
    public Optional<RuntimeCall> affineAlongOutputs(TileStep.AffineAlongOutputs along) {
      TileStep.Affine map = along.map();
      return call(
          along.samples(),
          "affine",
          map.x(),
          TILE,
          map.inputs(),
          "p",
          map.weights() + along.from(),
          map.outputs(),
          map.biases() < 0 ? map.biases() : map.biases() + along.from(),
          along.from(),
          along.count(),
          "count",
          along.samples().name(),
          along.samples().sumsName(),
          map.y(),
          SPAN);
    }

    @Override
    public Optional<RuntimeCall> transposed(TileStep.Transposed map) {
      return call(
          Width.WORKING,
          "transposed",
          map.d(),
          map.outputs(),
          "p",
          map.weights(),
          map.inputs(),
          map.e(),
          SPAN);
    }

    @Override
    public Optional<RuntimeCall> copyRows(TileStep.CopyRows copy) {
      return call(
          copy.source().width(),
          "copy",
          copy.source(),
          copy.from(),
          copy.count(),
          copy.target(),
          copy.at(),
          SPAN);
    }

    @Override
    public Optional<RuntimeCall> exp(TileStep.Exp exp) {
      return elementwise("exp", exp.x(), exp.y());
    }

    @Override
    public Optional<RuntimeCall> repeat(TileStep.Repeat repeat) {
      Tile tile = repeat.tile();
      return tile.positions() > 1
          ? ofPositions(tile.width(), "repeat", tile, SPAN)
          : call(tile.width(), "repeat", tile, SPAN);
    }

    @Override
    public Optional<RuntimeCall> reduce(TileStep.Reduce reduction) {
      String method =
          switch (reduction.kind()) {
            case SUM -> "sum";
            case MAX -> "max";
          };
      Tile operand = reduction.operand();
      Tile result = reduction.result();
      return operand.positions() > 1
          ? ofPositions(
              operand.width(), method, operand, operand.positions(), operand.rows(), result, SPAN)
          : call(operand.width(), method, operand, operand.rows(), result, SPAN);
    }

    @Override
    public Optional<RuntimeCall> turn(TileStep.Turn turn) {
      SampleRows rows = turn.samples();
      return call(
          rows, "turn", turn.tile(), TILE, turn.from(), turn.count(), "count", rows.name(), SPAN);
    }

    @Override
    public Optional<RuntimeCall> copy(TileStep.Copy copy) {
      return call(
          copy.samples(),
          "copy",
          copy.array(),
          "start",
          copy.columns(),
          copy.from(),
          copy.count(),
          "count",
          copy.samples().name());
    }

    @Override
    public Optional<RuntimeCall> addOuter(TileStep.AddOuter sum) {
      SampleRows rows = sum.samples();
      return call(
          rows,
          "addOuter",
          sum.u(),
          TILE,
          sum.u().rows(),
          rows.name(),
          sum.width(),
          "count",
          sum.target(),
          sum.at(),
          sum.rowStride(),
          sum.columnStride(),
          rows.sumsName(),
          SPAN);
    }

    @Override
    public Optional<RuntimeCall> addSums(TileStep.AddSums sums) {
      Tile tile = sums.tile();
      return call(
          Width.WORKING, "addSums", tile, tile.rows(), "count", sums.target(), sums.at(), SPAN);
    }

    @Override
    public Optional<RuntimeCall> returnTotal(TileStep.ReturnTotal total) {
      return call(Width.DOUBLE, "total", total.tile(), "count", "total");
    }
  }
}
