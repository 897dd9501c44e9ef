package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.RefusalException;
import io.github.chainrule.exchange.draft.DraftCheck;
import io.github.chainrule.exchange.draft.LayerNames;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.GraphInput;
import io.github.chainrule.exchange.lower.Lowering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the graph that a reader makes of a file to the layers of a network. */
public final class Simplification {
  private Simplification() {}

  /**
   * Makes a network of a graph.
   *
   * @param file what messages call it
   * @param outputs those that are wanted; all that say something if there are none
   * @param shapes shapes of inputs that the file leaves open, without the axis of the samples
   * @throws RefusalException with every reason, if the graph has no counterpart
   */
  public static NetworkDraft of(
      String file, Graph graph, List<String> outputs, Map<String, int[]> shapes)
      throws RefusalException {
    List<String> all = List.copyOf(graph.outputs());
    OutputChoice.choose(graph, outputs);
    sort(file, graph);
    noteUnread(graph);
    Unsupported.refuse(file, graph, all);
    List<String> faults = new ArrayList<>();
    ShapedGraph shaped = BatchBinding.bind(graph, shapes, faults);
    refuse(file, faults);
    Graph asRead = graph.copy();
    List<String> names = List.copyOf(graph.outputs());
    new ConstantFolding(shaped, faults).run();
    refuse(file, faults);
    double elements = shaped.elements();
    simplify(shaped);
    NetworkDraft draft =
        new Lowering(graph, shaped.shapes, shaped.batch, shaped.batched).run(names, faults);
    refuse(file, faults);
    LayerNames.give(draft);
    return DraftCheck.check(file, asRead, draft, shaped.batched, elements)
        ? draft
        : draft.withNote("not compared with the operators of the file: too large for that");
  }

  private static void simplify(ShapedGraph shaped) {
    Graph graph = shaped.graph;
    Renames.remove(graph);
    Duplicates.remove(graph);
    graph.sort();
    Formulas.gather(shaped);
    LayerNorms.find(shaped);
    Softmaxes.find(shaped);
    RepeatedReductions.join(shaped);
    Differences.replace(shaped);
    Formulas.join(shaped, true);
    Picks.find(shaped);
    AffineForms.find(shaped);
    Padding.fold(shaped);
    AffineFolding.fold(shaped);
    Formulas.join(shaped, false);
  }

  private static void sort(String file, Graph graph) throws RefusalException {
    try {
      graph.sort();
    } catch (IllegalArgumentException e) {
      throw new RefusalException(file + ": " + e.getMessage());
    }
  }

  private static void noteUnread(Graph graph) {
    for (GraphInput input : graph.inputs()) {
      if (!graph.uses().containsKey(input.name())) {
        graph.notes().add("dropped the input '" + input.name() + "', which no output depends on");
      }
    }
  }

  private static void refuse(String file, List<String> faults) throws RefusalException {
    if (!faults.isEmpty()) {
      String count = faults.size() == 1 ? "1 operation has" : faults.size() + " operations have";
      throw new RefusalException(file + ": " + count + " no counterpart", faults);
    }
  }
}
