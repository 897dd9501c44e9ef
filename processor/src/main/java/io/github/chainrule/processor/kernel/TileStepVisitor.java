package io.github.chainrule.processor.kernel;

/** One question, answered for each kind of step; a new kind makes every answer an error. */
public interface TileStepVisitor<R> {

  R remark(TileStep.Remark remark);

  R call(TileStep.Call call);

  R ifGiven(TileStep.IfGiven condition);

  R load(TileStep.Load load);

  R fill(TileStep.Fill fill);

  R store(TileStep.Store store);

  R affine(TileStep.Affine map);

  R affineAlongOutputs(TileStep.AffineAlongOutputs map);

  R transposed(TileStep.Transposed map);

  R copyRows(TileStep.CopyRows copy);

  R apply(TileStep.Apply map);

  R exp(TileStep.Exp exp);

  R repeat(TileStep.Repeat repeat);

  R reduce(TileStep.Reduce reduction);

  R turn(TileStep.Turn turn);

  R copy(TileStep.Copy copy);

  R addOuter(TileStep.AddOuter sum);

  R addSums(TileStep.AddSums sums);

  R begin(TileStep.Begin begin);

  R addTap(TileStep.AddTap tap);

  R addTapOuter(TileStep.AddTapOuter tap);

  R copyPositions(TileStep.CopyPositions copy);

  R addPositions(TileStep.AddPositions add);

  R sumPositions(TileStep.SumPositions sum);

  R returnTotal(TileStep.ReturnTotal total);
}
