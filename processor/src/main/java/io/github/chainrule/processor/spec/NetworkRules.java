package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a valid network, by which every front end is judged: what is wrong, and which
 * attribute of which part. Where that stands in somebody's source is the front end's to find.
 */
public final class NetworkRules {

  private static final long MOST_PARAMETERS = 10_000_000;

  /** A class file has room for the names and places of few more. */
  private static final int MOST_LAYERS = 10_000;

  private NetworkRules() {}

  /** Everything that is wrong with a network; nothing if it is valid. */
  public static List<Refusal> check(NetworkSpec network) {
    List<Refusal> refusals = new ArrayList<>();
    String name = network.name().inPackage();
    checkInputs(network.inputs(), name).ifPresent(refusals::add);
    if (network.layers().isEmpty()) {
      refusals.add(Refusal.of(Message.NETWORK_LAYERS, Part.INTERFACE, name));
      return refusals;
    }
    for (int layer = 0; layer < network.layers().size(); layer++) {
      refusals.addAll(checkLayer(network.layers().get(layer), layer));
    }
    refusals.addAll(checkLoss(network.loss(), network.outputLayer(), name));
    checkSize(network).ifPresent(refusals::add);
    return refusals;
  }

  /** Judges the number of a network's inputs. */
  public static Optional<Refusal> checkInputs(int inputs, String network) {
    return inputs >= 1
        ? Optional.empty()
        : Optional.of(Refusal.of(Message.NETWORK_INPUTS, Part.network("inputs"), network, inputs));
  }

  /** Judges a layer by itself. */
  public static List<Refusal> checkLayer(LayerSpec layer, int index) {
    return layer.accept(new LayerRules(index));
  }

  private record LayerRules(int index) implements LayerVisitor<List<Refusal>> {

    @Override
    public List<Refusal> dense(DenseSpec layer) {
      List<Refusal> refusals = new ArrayList<>();
      if (layer.units() < 1) {
        refusals.add(
            Refusal.of(
                Message.LAYER_UNITS, Part.layer(index, "units"), layer.name(), layer.units()));
      }
      if (layer.units() == 1 && layer.activation().constant() == Activation.SOFTMAX) {
        refusals.add(
            Refusal.of(Message.SOFTMAX_UNITS, Part.layer(index, "activation"), layer.name()));
      }
      return refusals;
    }
  }

  /** Judges whether a loss goes with the output layer of a network. */
  public static List<Refusal> checkLoss(LossSpec loss, LayerSpec output, String network) {
    List<Refusal> refusals = new ArrayList<>();
    Part part = Part.loss("value");
    String allowed = either(fitting(output));
    if (!loss.activations().contains(output.activation().constant())) {
      refusals.add(
          Refusal.of(
              Message.LOSS_ACTIVATION,
              part,
              network,
              loss.name(),
              either(loss.activations()),
              output.name(),
              output.activation().name(),
              allowed));
    }
    int outputs = output.extent(Extent.vector(1)).size();
    if (outputs > loss.mostOutputs()) {
      refusals.add(
          Refusal.of(
              Message.LOSS_UNITS, part, network, loss.name(), output.name(), outputs, allowed));
    }
    return refusals;
  }

  private static List<LossFunction> fitting(LayerSpec output) {
    int outputs = output.extent(Extent.vector(1)).size();
    return Arrays.stream(LossFunction.values())
        .filter(
            constant -> {
              LossSpec loss = new LossSpec(constant);
              return loss.activations().contains(output.activation().constant())
                  && outputs <= loss.mostOutputs();
            })
        .toList();
  }

  private static String either(Collection<? extends Enum<?>> constants) {
    List<String> names = constants.stream().map(Enum::name).toList();
    int last = names.size() - 1;
    String others = String.join(", ", names.subList(0, last));
    return others.isEmpty() ? names.get(last) : others + " or " + names.get(last);
  }

  /** Judges the numbers of a network's layers and parameters. */
  public static Optional<Refusal> checkSize(NetworkSpec network) {
    if (network.layers().size() > MOST_LAYERS) {
      return Optional.of(
          Refusal.of(
              Message.NETWORK_TOO_DEEP,
              Part.INTERFACE,
              network.name().inPackage(),
              MOST_LAYERS,
              network.layers().size()));
    }
    long parameters = ParameterLayout.count(network);
    return parameters <= MOST_PARAMETERS
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                Message.NETWORK_TOO_LARGE,
                Part.network(""),
                network.name().inPackage(),
                MOST_PARAMETERS,
                parameters));
  }
}
