package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.lower.cost.Strategy;
import io.github.chainrule.processor.lower.cost.Target;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.OperationCounter;
import io.github.chainrule.processor.program.OperationCounts;
import java.util.ArrayList;
import java.util.List;

/** Estimates how large unrolled code is, without writing it. */
public final class UnrolledSize {

  private UnrolledSize() {}

  /** The estimated size in bytes of the largest class that an unrolled network has. */
  public static long largestClass(NetworkProgram program, Target target) {
    List<Node> backprop = new ArrayList<>(roots(program.gradient()));
    backprop.addAll(List.of(program.loss(), program.lossDelta(), program.seedDelta()));
    backprop.addAll(List.of(program.output(), program.inputGradient()));
    List<Node> jacobian = new ArrayList<>(roots(program.parameterJacobian()));
    jacobian.addAll(List.of(program.output(), program.outputTangent()));
    jacobian.addAll(program.blocks());
    return (long) Math.max(bytes(program, target, backprop), bytes(program, target, jacobian));
  }

  private static List<Node> roots(List<TensorDerivative> tensors) {
    return tensors.stream().map(TensorDerivative::node).toList();
  }

  private static double bytes(NetworkProgram program, Target target, List<Node> roots) {
    StrategyChooser strategies = new StrategyChooser(program, target);
    double bytes = 0;
    for (Node node : Graph.reachable(roots)) {
      if (node.isComputed() && strategies.apply(node) == Strategy.UNROLLED) {
        OperationCounts own = OperationCounter.own(node);
        bytes +=
            own.total() * target.scalars().operationBytes()
                + node.size() * target.scalars().elementBytes();
      }
    }
    return bytes;
  }
}
