package io.github.chainrule.processor.lower;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.SampleRows;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.lower.cost.RowCosts;
import io.github.chainrule.processor.lower.cost.Target;
import io.github.chainrule.processor.lower.cost.TileWorth;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Lowers a network's program to kernels that compute a tile of samples at a time, with the same
 * bits as one sample after another.
 *
 * <p>A value of one sample becomes a tile: a row for each element, along the samples, so that
 * layers of every width compile to vector code. Products are the runtime's; element-wise maps are
 * kernels of their own. The gradient by a layer's weights is a sum over the samples of outer
 * products, see {@link OuterSums}.
 *
 * <p>Very deep or very wide networks are computed sample by sample.
 */
public final class TileLowering {

  private final NetworkProgram program;
  private final TileBackend backend;
  private final Target.Tiles costs;

  public TileLowering(NetworkProgram program, TileBackend backend) {
    this.program = program;
    this.backend = backend;
    this.costs = backend.target().tiles();
  }

  /** The kernel {@code outputsOfTile}, or nothing if it is better computed sample by sample. */
  public Optional<TileGroup> forward() {
    if (!isSupported()) {
      return Optional.empty();
    }
    TileGroup group = forward(costs.computedSamples());
    return unlessTooLarge(isCached(group) ? group : forward(costs.trainedSamples()));
  }

  private TileGroup forward(int samples) {
    TileCode code = code(samples);
    code.compute(List.of(program.output()));
    TileKernel outputs = storing(code);
    int fewest = new TileWorth(program, backend.target()).fewestComputed(outputs, samples);
    return code.group(List.of(outputs), fewest);
  }

  private boolean isCached(TileGroup group) {
    return bytes(group) <= costs.cachedBytes();
  }

  private long bytes(TileGroup group) {
    long bytes = 0;
    for (Tile tile : group.workspace()) {
      bytes += (long) tile.arrays() * Tile.ROWS * group.samples() * bytes(tile.width());
    }
    for (SampleRows rows : group.rows()) {
      bytes += (long) (group.samples() + Tile.ROWS) * rows.length() * bytes(Width.WORKING);
    }
    return bytes;
  }

  private int bytes(Width width) {
    boolean isFloat = width == Width.WORKING && program.network().precision() == Precision.FLOAT;
    return isFloat ? Float.BYTES : Double.BYTES;
  }

  /**
   * The kernels {@code propagateTile}, {@code lossOfTile}, {@code gradientOfTile} and {@code
   * backwardOfTile}, or nothing if they are better computed sample by sample.
   */
  public Optional<TileGroup> backprop() {
    return isSupported() ? backprop(this::loss, true) : Optional.empty();
  }

  /**
   * The kernels {@code propagateTile}, {@code outputsOfTile}, {@code gradientOfTile} and {@code
   * backwardOfTile}, or nothing if they are better computed sample by sample.
   */
  public Optional<TileGroup> training() {
    return isSupported() ? backprop(this::outputs, false) : Optional.empty();
  }

  /**
   * The kernels of a gradient.
   *
   * @param value what is computed of the forward pass alone
   * @param withInputs whether the gradient of the loss is one by the inputs as well
   */
  private Optional<TileGroup> backprop(
      BiFunction<TileCode, TileKernel, TileKernel> value, boolean withInputs) {
    TileCode code = code(costs.trainedSamples());
    code.compute(List.of(program.output()));
    TileKernel propagate = code.kernel(EntryPoint.PROPAGATE_TILE, false);
    TileCode.Mark propagated = code.mark();
    TileKernel forward = value.apply(code, propagate);
    code.reset(propagated);
    TileKernel gradient = gradient(code, propagate, withInputs);
    code.reset(propagated);
    TileKernel backward = backward(code, propagate);
    List<TileKernel> kernels = List.of(propagate, forward, gradient, backward);
    int fewest =
        new TileWorth(program, backend.target()).fewestTrained(gradient, costs.trainedSamples());
    return unlessTooLarge(code.group(kernels, fewest));
  }

  private Optional<TileGroup> unlessTooLarge(TileGroup group) {
    boolean tooLarge =
        group.workspace().size() > costs.mostTiles() || bytes(group) > costs.mostBytes();
    return tooLarge ? Optional.empty() : Optional.of(group);
  }

  private TileKernel loss(TileCode code, TileKernel propagate) {
    code.add(new TileStep.Call(propagate));
    addLoss(code);
    return code.kernel(EntryPoint.LOSS_OF_TILE, true);
  }

  private TileKernel outputs(TileCode code, TileKernel propagate) {
    code.add(new TileStep.Call(propagate));
    return storing(code);
  }

  private TileKernel storing(TileCode code) {
    Node output = program.output();
    code.add(new TileStep.Store(code.tile(output), output.columns(), code.arrays().output));
    return code.kernel(EntryPoint.OUTPUTS_OF_TILE, false);
  }

  private TileKernel gradient(TileCode code, TileKernel propagate, boolean withInputs) {
    code.add(new TileStep.Call(propagate));
    addGradient(code, program.lossDelta());
    if (withInputs) {
      addInputGradient(code);
    }
    addLoss(code);
    return code.kernel(EntryPoint.GRADIENT_OF_TILE, true);
  }

  private TileKernel backward(TileCode code, TileKernel propagate) {
    code.add(new TileStep.Call(propagate));
    addGradient(code, program.seedDelta());
    addInputGradient(code);
    return code.kernel(EntryPoint.BACKWARD_OF_TILE, false);
  }

  private void addLoss(TileCode code) {
    code.compute(List.of(program.loss()));
    code.add(new TileStep.ReturnTotal(code.tile(program.loss())));
  }

  private void addInputGradient(TileCode code) {
    Node dx = program.inputGradient();
    KernelArray target = code.arrays().inputGradient;
    code.ifGiven(
        target,
        () -> {
          code.compute(List.of(dx));
          code.add(new TileStep.Store(code.tile(dx), dx.columns(), target));
        });
  }

  private void addGradient(TileCode code, Node delta) {
    code.compute(List.of(delta));
    code.setDelta(delta);
    for (int layer = program.outputs().size() - 1; layer >= 0; layer--) {
      for (TensorDerivative derivative : NetworkProgram.of(layer, program.gradient())) {
        addGradient(code, derivative.tensor(), derivative.node());
      }
    }
  }

  private static void addGradient(TileCode code, ParameterTensor tensor, Node node) {
    KernelArray target = code.arrays().gradient;
    int offset = tensor.offset();
    if (node instanceof Node.Outer outer) {
      code.compute(List.of(outer.left(), outer.right()));
      code.remark(new Origin(Origin.Direction.BACKWARD, tensor.layer()));
      code.ifGiven(target, () -> addOuter(code, outer, offset));
    } else {
      code.compute(List.of(node));
      code.ifGiven(target, () -> code.add(new TileStep.AddSums(code.tile(node), target, offset)));
    }
  }

  private static void addOuter(TileCode code, Node.Outer outer, int offset) {
    if (outer.window().isVector()) {
      new OuterSums(code).add(outer, offset);
    } else {
      new TilePlaces(code).addOuter(outer, offset);
    }
  }

  private TileCode code(int samples) {
    Names names = new Names(program, program.gradient());
    RowCosts rows = new RowCosts(backend.target(), program.network().precision());
    EvaluatorArrays arrays = new EvaluatorArrays(program, names, KernelArray.Role.ARGUMENT);
    return new TileCode(
        backend.calls(), samples, rows, names, arrays, new TileMaps(program, samples));
  }

  /** Whether every value is one that a tile can hold and every gradient a sum of outer products. */
  private boolean isSupported() {
    if (program.outputs().size() > costs.mostTiles()) {
      return false;
    }
    List<Node> roots = new ArrayList<>(List.of(program.output(), program.loss()));
    roots.addAll(List.of(program.lossDelta(), program.seedDelta(), program.inputGradient()));
    for (TensorDerivative derivative : program.gradient()) {
      if (derivative.node() instanceof Node.Outer outer && TileSupport.supports(outer)) {
        roots.addAll(outer.operands());
      } else {
        roots.add(derivative.node());
      }
    }
    return TileSupport.supports(roots);
  }
}
