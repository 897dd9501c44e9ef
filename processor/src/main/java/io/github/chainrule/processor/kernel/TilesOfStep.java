package io.github.chainrule.processor.kernel;

import java.util.ArrayList;
import java.util.List;

/** The tiles that a step reads or writes, those of a kernel that it calls included. */
public final class TilesOfStep implements TileStepVisitor<List<Tile>> {

  private static final TilesOfStep VISITOR = new TilesOfStep();

  private TilesOfStep() {}

  public static List<Tile> of(TileStep step) {
    return step.accept(VISITOR);
  }

  @Override
  public List<Tile> remark(TileStep.Remark remark) {
    return List.of();
  }

  @Override
  public List<Tile> call(TileStep.Call call) {
    return of(call.kernel().steps());
  }

  @Override
  public List<Tile> ifGiven(TileStep.IfGiven condition) {
    return of(condition.body());
  }

  private static List<Tile> of(List<TileStep> steps) {
    List<Tile> tiles = new ArrayList<>();
    steps.forEach(step -> tiles.addAll(of(step)));
    return tiles;
  }

  @Override
  public List<Tile> load(TileStep.Load load) {
    return List.of(load.tile());
  }

  @Override
  public List<Tile> fill(TileStep.Fill fill) {
    return List.of(fill.tile());
  }

  @Override
  public List<Tile> store(TileStep.Store store) {
    return List.of(store.tile());
  }

  @Override
  public List<Tile> affine(TileStep.Affine map) {
    return List.of(map.x(), map.y());
  }

  @Override
  public List<Tile> affineAlongOutputs(TileStep.AffineAlongOutputs map) {
    return affine(map.map());
  }

  @Override
  public List<Tile> transposed(TileStep.Transposed map) {
    return List.of(map.d(), map.e());
  }

  @Override
  public List<Tile> copyRows(TileStep.CopyRows copy) {
    return List.of(copy.source(), copy.target());
  }

  @Override
  public List<Tile> apply(TileStep.Apply map) {
    List<Tile> tiles = new ArrayList<>(map.operands());
    tiles.add(map.target());
    return tiles;
  }

  @Override
  public List<Tile> exp(TileStep.Exp exp) {
    return List.of(exp.x(), exp.y());
  }

  @Override
  public List<Tile> repeat(TileStep.Repeat repeat) {
    return List.of(repeat.tile());
  }

  @Override
  public List<Tile> reduce(TileStep.Reduce reduction) {
    return List.of(reduction.operand(), reduction.result());
  }

  @Override
  public List<Tile> turn(TileStep.Turn turn) {
    return List.of(turn.tile());
  }

  @Override
  public List<Tile> copy(TileStep.Copy copy) {
    return List.of();
  }

  @Override
  public List<Tile> addOuter(TileStep.AddOuter sum) {
    return List.of(sum.u());
  }

  @Override
  public List<Tile> addSums(TileStep.AddSums sums) {
    return List.of(sums.tile());
  }

  @Override
  public List<Tile> begin(TileStep.Begin begin) {
    return List.of(begin.tile());
  }

  @Override
  public List<Tile> addTap(TileStep.AddTap tap) {
    return List.of(tap.x(), tap.y());
  }

  @Override
  public List<Tile> addTapOuter(TileStep.AddTapOuter tap) {
    return List.of(tap.x(), tap.d(), tap.sums());
  }

  @Override
  public List<Tile> copyPositions(TileStep.CopyPositions copy) {
    return List.of(copy.source(), copy.target());
  }

  @Override
  public List<Tile> addPositions(TileStep.AddPositions add) {
    return List.of(add.source(), add.target());
  }

  @Override
  public List<Tile> sumPositions(TileStep.SumPositions sum) {
    return List.of(sum.operand(), sum.result());
  }

  @Override
  public List<Tile> returnTotal(TileStep.ReturnTotal total) {
    return List.of(total.tile());
  }
}
