package io.github.chainrule.processor.kernel;

/** One question, answered for each kind of step; a new kind makes every answer an error. */
public interface DriverStepVisitor<R> {

  R callKernel(DriverStep.CallKernel call);

  R callDriver(DriverStep.CallDriver call);

  R prepare(DriverStep.Prepare prepare);

  R ifGiven(DriverStep.IfGiven condition);

  R beginTotal(DriverStep.BeginTotal begin);

  R fill(DriverStep.Fill fill);

  R add(DriverStep.Add add);

  R divide(DriverStep.Divide divide);

  R returnTotal(DriverStep.ReturnTotal end);

  R returnMean(DriverStep.ReturnMean end);

  R beginSamples(DriverStep.BeginSamples begin);

  R blocks(DriverStep.Blocks blocks);

  R tiles(DriverStep.Tiles tiles);

  R samples(DriverStep.Samples samples);
}
