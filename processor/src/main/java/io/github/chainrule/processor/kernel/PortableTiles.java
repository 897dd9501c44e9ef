package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Width;
import java.util.List;
import java.util.Optional;

/** The runtime's tiles in plain Java, of which HotSpot and ART make vector code where they can. */
public final class PortableTiles implements TileCalls {

  /** The constant of generated classes that is the number of samples in a tile. */
  public static final String TILE = "TILE";

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
    public Optional<RuntimeCall> apply(TileStep.Apply map) {
      return Optional.empty();
    }

    @Override
    public Optional<RuntimeCall> load(TileStep.Load load) {
      return call(
          Width.WORKING, "load", load.array(), "start", "count", load.columns(), load.tile());
    }

    @Override
    public Optional<RuntimeCall> fill(TileStep.Fill fill) {
      RuntimeCall.Number value = new RuntimeCall.Number(fill.value());
      return call(fill.tile().width(), "fill", fill.tile(), value);
    }

    @Override
    public Optional<RuntimeCall> store(TileStep.Store store) {
      return call(
          Width.WORKING, "store", store.tile(), store.columns(), store.array(), "start", "count");
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
          map.y());
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
          map.y());
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
          map.e());
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
          copy.at());
    }

    @Override
    public Optional<RuntimeCall> exp(TileStep.Exp exp) {
      return call(exp.x().width(), "exp", exp.x(), exp.x().rows(), exp.y());
    }

    @Override
    public Optional<RuntimeCall> repeat(TileStep.Repeat repeat) {
      return call(repeat.tile().width(), "repeat", repeat.tile());
    }

    @Override
    public Optional<RuntimeCall> reduce(TileStep.Reduce reduction) {
      String method =
          switch (reduction.kind()) {
            case SUM -> "sum";
            case MAX -> "max";
          };
      Tile operand = reduction.operand();
      return call(operand.width(), method, operand, operand.rows(), reduction.result());
    }

    @Override
    public Optional<RuntimeCall> turn(TileStep.Turn turn) {
      SampleRows rows = turn.samples();
      return call(rows, "turn", turn.tile(), TILE, turn.from(), turn.count(), "count", rows.name());
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
          rows.sumsName());
    }

    @Override
    public Optional<RuntimeCall> addSums(TileStep.AddSums sums) {
      Tile tile = sums.tile();
      return call(Width.WORKING, "addSums", tile, tile.rows(), "count", sums.target(), sums.at());
    }

    @Override
    public Optional<RuntimeCall> returnTotal(TileStep.ReturnTotal total) {
      return call(Width.DOUBLE, "total", total.tile(), "count", "total");
    }
  }
}
