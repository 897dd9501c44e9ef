package io.github.chainrule.exchange.write;

import io.github.chainrule.exchange.RefusalException;
import io.github.chainrule.exchange.draft.DraftEvaluator;
import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Inputs and outputs that were recorded where the model was trained, in the order of the network.
 *
 * @param x {@code [n][inputs]}
 * @param y {@code [n][outputs]}
 */
public record Recording(Tensor x, Tensor y) {
  /** How far outputs may be from what was recorded, relative where they are above 1. */
  public static final double TOLERANCE = 1e-5;

  /**
   * Brings tensors of a recording into the order of the network, and compares what the layers of a
   * draft give with it.
   *
   * @throws RefusalException if a tensor is missing or of another size, or if outputs differ
   */
  public static Recording of(NetworkDraft draft, Map<String, Tensor> tensors)
      throws RefusalException {
    int samples = -1;
    Tensor x = null;
    Tensor y = null;
    int at = 0;
    for (InputDraft input : draft.inputs()) {
      Tensor own = find(tensors, "x", input.fileName(), draft.inputs().size() == 1);
      int size = input.layer().size();
      if (samples < 0) {
        samples = own.size() / size;
        x = Tensor.filled(0, Math.max(samples, 0), draft.inputSize());
        y = Tensor.filled(0, Math.max(samples, 0), draft.outputSize());
      }
      copy(own, x, at, input.order(), input.fileName(), false);
      at += size;
    }
    at = 0;
    for (HeadDraft head : draft.heads()) {
      Tensor own = find(tensors, "y", head.fileName(), draft.heads().size() == 1);
      copy(own, y, at, head.order(), head.fileName(), head.logarithm());
      at += head.order().length;
    }
    Recording recording = new Recording(x, y);
    recording.compare(draft);
    return recording;
  }

  private static Tensor find(
      Map<String, Tensor> tensors, String letter, String name, boolean single)
      throws RefusalException {
    List<String> names =
        single
            ? List.of(letter + "." + name, letter, letter.equals("x") ? "input" : "output", name)
            : List.of(letter + "." + name, name);
    return names.stream()
        .flatMap(one -> Stream.ofNullable(tensors.get(one)))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusalException(
                    "the recording has no tensor '%s'; it has %s"
                        .formatted(names.get(0), String.join(", ", tensors.keySet()))));
  }

  private static void copy(
      Tensor from, Tensor to, int at, int[] order, String name, boolean logarithm)
      throws RefusalException {
    int samples = to.dim(0);
    if (samples < 1 || from.size() != samples * order.length) {
      throw new RefusalException(
          "the recording of '%s' has %d numbers, expected %d samples of %d"
              .formatted(name, from.size(), samples, order.length));
    }
    for (int sample = 0; sample < samples; sample++) {
      for (int i = 0; i < order.length; i++) {
        double value = from.at(sample * order.length + order[i]);
        to.data()[sample * to.dim(1) + at + i] = logarithm ? Math.exp(value) : value;
      }
    }
  }

  private void compare(NetworkDraft draft) throws RefusalException {
    Map<LayerDraft, Tensor> values = DraftEvaluator.run(draft, x);
    int at = 0;
    for (HeadDraft head : draft.heads()) {
      Tensor found = values.get(head.layer());
      int size = head.order().length;
      for (int i = 0; i < found.size(); i++) {
        double expected = y.at(i / size * y.dim(1) + at + i % size);
        if (!(Math.abs(expected - found.at(i)) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
          throw new RefusalException(
              "sample %d of the recording: '%s' gives %s for its output %d, recorded was %s; was it recorded from this file?"
                  .formatted(i / size, head.fileName(), found.at(i), i % size, expected));
        }
      }
      at += size;
    }
  }

  public int samples() {
    return x.dim(0);
  }
}
