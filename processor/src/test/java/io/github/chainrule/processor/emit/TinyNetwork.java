package io.github.chainrule.processor.emit;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.EvaluatorCode;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelArray.Role;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.Local;
import io.github.chainrule.processor.kernel.LoopVariable;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.lower.plan.BackpropPlan;
import io.github.chainrule.processor.lower.plan.ForwardPlan;
import io.github.chainrule.processor.lower.plan.JacobianPlan;
import io.github.chainrule.processor.program.OperationCounter;
import io.github.chainrule.processor.program.OperationCounts;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network of 2 inputs, 3 TANH units and a SIGMOID output with BINARY_CROSS_ENTROPY, whose kernels
 * are written by hand: forward unrolled, backward in loops.
 */
final class TinyNetwork {

  private final ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
  private final Precision precision;
  private final KernelArray p = new KernelArray("p", 13, Width.WORKING, Role.PARAMETERS);
  private final KernelArray x = row("x", 2);
  private final KernelArray t = row("t", 1);
  private final KernelArray g = new KernelArray("g", 13, Width.WORKING, Role.OPTIONAL);
  private final KernelArray dx = row("dx", 2);
  private final KernelArray j = argument("j", 2);
  private final KernelArray h = workspace("hidden", 3);
  private final KernelArray v = workspace("outputPre", 1);
  private final KernelArray y = workspace("output", 1);
  private final KernelArray hiddenDelta = workspace("hiddenDelta", 3);
  private final KernelArray outputDelta = workspace("outputDelta", 1);

  private TinyNetwork(Precision precision) {
    this.precision = precision;
  }

  static LoweredNetwork of(Precision precision) {
    return of(precision, new InterfaceName("example", List.of("Xor"), true));
  }

  static LoweredNetwork of(Precision precision, InterfaceName name) {
    return new TinyNetwork(precision).lowered(name);
  }

  private LoweredNetwork lowered(InterfaceName name) {
    NetworkSpec network =
        new NetworkSpec(
            name,
            2,
            precision,
            Emission.AUTO,
            List.of(
                Networks.layer("hidden", List.of(-1), 3, Activation.TANH, true),
                Networks.layer("output", List.of(0), 1, Activation.SIGMOID, true)),
            LossSpec.of(LossFunction.BINARY_CROSS_ENTROPY));
    OperationCounter.Count forward =
        new OperationCounter.Count(new OperationCounts(9, 9, 0, 0, 4), 22);
    OperationCounter.Count gradient =
        new OperationCounter.Count(new OperationCounts(24, 14, 0, 0, 4), 1234);
    return new LoweredNetwork(
        network,
        ParameterLayout.of(network),
        forward(new KernelGroup(List.of(), List.of(computeOutputs(), computeActivations()))),
        backprop(
            new KernelGroup(
                List.of(h, v, y, hiddenDelta, outputDelta),
                List.of(
                    propagate(),
                    lossValue(),
                    lossDelta(),
                    seedDelta(),
                    parameterGradient(),
                    inputGradient()))),
        jacobian(
            new KernelGroup(
                List.of(h, v, y),
                List.of(propagate(), inputJacobian(), parameterJacobian(), outputTangent()))),
        Optional.empty(),
        new LoweredNetwork.Costs(
            forward, gradient, Optional.of(gradient), Optional.of(gradient), forward),
        new Verification(
            15, 4, new Verification.Directions(15, 0, true), 3.14e-10, "that of the loss", 0, ""));
  }

  private static EvaluatorCode forward(KernelGroup kernels) {
    return new EvaluatorCode(kernels, Optional.empty(), ForwardPlan.of(kernels, Optional.empty()));
  }

  private static EvaluatorCode backprop(KernelGroup kernels) {
    return new EvaluatorCode(
        kernels, Optional.empty(), BackpropPlan.of(kernels, Optional.empty(), 13));
  }

  private static EvaluatorCode jacobian(KernelGroup kernels) {
    return new EvaluatorCode(kernels, Optional.empty(), JacobianPlan.of(kernels));
  }

  private Kernel computeOutputs() {
    List<Statement> body = new ArrayList<>();
    List<Scalar> hidden = hiddenUnits(body);
    body.add(remark("output: 1 SIGMOID of 3"));
    body.add(store(row("y", 1), 0, call(Operator.SIGMOID, outputPre(hidden))));
    return kernel("computeOutputs", "The outputs.", List.of(x, row("y", 1)), body);
  }

  private Kernel computeActivations() {
    KernelArray all = argument("h", 4);
    List<Statement> body = new ArrayList<>();
    List<Scalar> hidden = hiddenUnits(body);
    for (int unit = 0; unit < 3; unit++) {
      body.add(store(all, unit, hidden.get(unit)));
    }
    body.add(remark("output: 1 SIGMOID of 3"));
    body.add(store(all, 3, call(Operator.SIGMOID, outputPre(hidden))));
    return kernel("computeActivations", "The outputs of all layers.", List.of(x, all), body);
  }

  private Kernel propagate() {
    List<Statement> body = new ArrayList<>();
    List<Scalar> hidden = hiddenUnits(body);
    for (int unit = 0; unit < 3; unit++) {
      body.add(store(h, unit, hidden.get(unit)));
    }
    body.add(remark("output: 1 SIGMOID of 3"));
    Local pre = new Local("v0", Width.WORKING);
    body.add(new Statement.Let(pre, true, outputPre(hidden)));
    body.add(store(v, 0, graph.symbol(pre)));
    body.add(store(y, 0, call(Operator.SIGMOID, graph.symbol(pre))));
    return kernel("propagate", "The outputs of all layers, kept.", List.of(x), body);
  }

  private List<Scalar> hiddenUnits(List<Statement> body) {
    body.add(remark("hidden: 3 TANH of 2"));
    List<Scalar> hidden = new ArrayList<>();
    for (int unit = 0; unit < 3; unit++) {
      Local local = new Local("h0_" + unit, Width.WORKING);
      Scalar sum = graph.add(read(p, 6 + unit), product(unit, x, 0));
      sum = graph.add(sum, product(3 + unit, x, 1));
      body.add(new Statement.Let(local, true, call(Operator.TANH, sum)));
      hidden.add(graph.symbol(local));
    }
    return hidden;
  }

  private Scalar product(int weight, KernelArray array, int index) {
    return graph.multiply(read(p, weight), read(array, index));
  }

  private Scalar outputPre(List<Scalar> hidden) {
    Scalar sum = read(p, 12);
    for (int unit = 0; unit < 3; unit++) {
      sum = graph.add(sum, graph.multiply(read(p, 9 + unit), hidden.get(unit)));
    }
    return sum;
  }

  private Kernel lossValue() {
    Local wide = new Local("v0", Width.DOUBLE);
    Scalar pre = graph.symbol(wide);
    Scalar zero = graph.constant(0, Width.DOUBLE);
    Scalar target = graph.apply(Operator.WIDEN, read(t, 0));
    Scalar positive = graph.apply(Operator.MAX, pre, zero);
    Scalar tail = call(Operator.LOG1P, call(Operator.EXP, graph.negate(abs(pre))));
    Scalar loss = graph.add(graph.subtract(positive, graph.multiply(target, pre)), tail);
    return new Kernel(
        "lossValue",
        "The loss.",
        List.of(t),
        true,
        List.of(
            new Statement.Let(wide, true, graph.apply(Operator.WIDEN, read(v, 0))),
            new Statement.Return(loss)));
  }

  private Scalar abs(Scalar value) {
    return graph.apply(Operator.ABS, value);
  }

  private Kernel lossDelta() {
    List<Statement> body = new ArrayList<>();
    body.add(store(outputDelta, 0, graph.subtract(read(y, 0), read(t, 0))));
    body.add(new Statement.Call("hiddenDeltas", List.of()));
    return kernel("lossDelta", "The deltas, from the loss.", List.of(t), unrolled(body));
  }

  private Kernel seedDelta() {
    KernelArray e = row("e", 1);
    Scalar slope = graph.multiply(read(y, 0), graph.subtract(graph.constant(1), read(y, 0)));
    List<Statement> body = new ArrayList<>();
    body.add(store(outputDelta, 0, graph.multiply(read(e, 0), slope)));
    body.add(new Statement.Call("hiddenDeltas", List.of()));
    return kernel("seedDelta", "The deltas, from e.", List.of(e), unrolled(body));
  }

  /** The body with the loop over hidden units in place of the call. */
  private List<Statement> unrolled(List<Statement> body) {
    body.remove(body.size() - 1);
    LoopVariable i = new LoopVariable("i");
    Scalar unit = graph.symbol(at(h, 0, 1, i));
    Scalar slope = graph.subtract(graph.constant(1), graph.multiply(unit, unit));
    Scalar back = graph.multiply(read(outputDelta, 0), graph.symbol(at(p, 9, 1, i)));
    body.add(remark("hidden deltas"));
    body.add(
        new Statement.Loop(
            i,
            3,
            true,
            List.of(new Statement.Store(at(hiddenDelta, 0, 1, i), graph.multiply(back, slope)))));
    return body;
  }

  private Kernel parameterGradient() {
    LoopVariable i = new LoopVariable("i");
    LoopVariable k = new LoopVariable("k");
    Access weight = Access.of(g, 0, new Access.Term(3, i), new Access.Term(1, k));
    Scalar delta = graph.symbol(at(hiddenDelta, 0, 1, k));
    List<Statement> inner =
        List.of(new Statement.Store(weight, graph.multiply(graph.symbol(at(x, 0, 1, i)), delta)));
    List<Statement> body = new ArrayList<>();
    body.add(new Statement.Loop(i, 2, true, List.of(new Statement.Loop(k, 3, true, inner))));
    body.add(new Statement.Loop(k, 3, true, List.of(new Statement.Store(at(g, 6, 1, k), delta))));
    body.add(
        new Statement.Loop(
            k,
            3,
            true,
            List.of(
                new Statement.Store(
                    at(g, 9, 1, k),
                    graph.multiply(graph.symbol(at(h, 0, 1, k)), read(outputDelta, 0))))));
    body.add(store(g, 12, read(outputDelta, 0)));
    return kernel("parameterGradient", "dE/dparameters.", List.of(x, g), body);
  }

  private Kernel inputGradient() {
    List<Statement> body = new ArrayList<>();
    for (int input = 0; input < 2; input++) {
      Scalar sum = null;
      for (int unit = 0; unit < 3; unit++) {
        Scalar term = product(3 * input + unit, hiddenDelta, unit);
        sum = sum == null ? term : graph.add(sum, term);
      }
      body.add(store(dx, input, sum));
    }
    return kernel("inputGradient", "dE/dx.", List.of(dx), body);
  }

  private Kernel inputJacobian() {
    List<Statement> body = new ArrayList<>();
    for (int input = 0; input < 2; input++) {
      body.add(store(j, input, outputBy(input)));
    }
    return kernel("inputJacobian", "dy/dx.", List.of(j), body);
  }

  private Kernel outputTangent() {
    KernelArray direction = argument("v", 2);
    KernelArray tangent = argument("dy", 1);
    Scalar sum = graph.multiply(outputBy(0), read(direction, 0));
    sum = graph.add(sum, graph.multiply(outputBy(1), read(direction, 1)));
    List<Statement> body = List.of(store(tangent, 0, sum));
    return kernel("outputTangent", "dy/dx v.", List.of(direction, tangent), body);
  }

  private Scalar outputBy(int input) {
    Scalar slope = graph.multiply(read(y, 0), graph.subtract(graph.constant(1), read(y, 0)));
    Scalar sum = null;
    for (int unit = 0; unit < 3; unit++) {
      Scalar square = graph.multiply(read(h, unit), read(h, unit));
      Scalar back =
          graph.multiply(
              graph.multiply(slope, read(p, 9 + unit)), graph.subtract(graph.constant(1), square));
      Scalar term = graph.multiply(read(p, 3 * input + unit), back);
      sum = sum == null ? term : graph.add(sum, term);
    }
    return sum;
  }

  private Kernel parameterJacobian() {
    KernelArray all = argument("j", 13);
    Scalar slope = graph.multiply(read(y, 0), graph.subtract(graph.constant(1), read(y, 0)));
    Local delta = new Local("d0", Width.WORKING);
    Local hidden = new Local("d1", Width.WORKING);
    LoopVariable k = new LoopVariable("k");
    Scalar unit = graph.symbol(at(h, 0, 1, k));
    Scalar back =
        graph.multiply(
            graph.multiply(graph.symbol(delta), graph.symbol(at(p, 9, 1, k))),
            graph.subtract(graph.constant(1), graph.multiply(unit, unit)));
    Scalar d = graph.symbol(hidden);
    List<Statement> body =
        List.of(
            new Statement.Let(delta, true, slope),
            new Statement.Loop(
                k,
                3,
                true,
                List.of(
                    new Statement.Let(hidden, true, back),
                    new Statement.Store(at(all, 0, 1, k), graph.multiply(d, read(x, 0))),
                    new Statement.Store(at(all, 3, 1, k), graph.multiply(d, read(x, 1))),
                    new Statement.Store(at(all, 6, 1, k), d),
                    new Statement.Store(
                        at(all, 9, 1, k), graph.multiply(graph.symbol(delta), unit)))),
            store(all, 12, graph.symbol(delta)));
    return kernel("parameterJacobian", "dy/dparameters.", List.of(x, all), body);
  }

  private static Kernel kernel(
      String name, String comment, List<KernelArray> arguments, List<Statement> body) {
    return new Kernel(name, comment, arguments, false, body);
  }

  private static KernelArray row(String name, int length) {
    return new KernelArray(name, length, Width.WORKING, Role.ROW);
  }

  private static KernelArray argument(String name, int length) {
    return new KernelArray(name, length, Width.WORKING, Role.ARGUMENT);
  }

  private static KernelArray workspace(String name, int length) {
    return new KernelArray(name, length, Width.WORKING, Role.WORKSPACE);
  }

  private Scalar read(KernelArray array, int index) {
    return graph.symbol(Access.of(array, index));
  }

  private static Access at(KernelArray array, int constant, int stride, LoopVariable variable) {
    return Access.of(array, constant, new Access.Term(stride, variable));
  }

  private Scalar call(Operator operator, Scalar argument) {
    return graph.apply(operator, argument);
  }

  private static Statement remark(String text) {
    return new Statement.Remark(text);
  }

  private static Statement store(KernelArray array, int index, Scalar value) {
    return new Statement.Store(Access.of(array, index), value);
  }
}
