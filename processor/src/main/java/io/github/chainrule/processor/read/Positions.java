package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.Diagnostic;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.diagnostic.Refusal;
import java.util.List;
import java.util.Optional;

/** Where the parts of a network's declaration are written. */
public final class Positions {

  private final Place ofInterface;
  private final DslAnnotation network;
  private final List<DeclaredInput> inputs;
  private final List<DeclaredLayer> layers;
  private final Optional<DslAnnotation> loss;

  /**
   * The places of one interface.
   *
   * @param ofInterface the name of the interface
   * @param network its {@code @Network}
   * @param inputs its methods that are inputs
   * @param layers its methods that are layers, in their order
   * @param loss its {@code @Loss}, if it has one
   */
  Positions(
      Place ofInterface,
      DslAnnotation network,
      List<DeclaredInput> inputs,
      List<DeclaredLayer> layers,
      Optional<DslAnnotation> loss) {
    this.ofInterface = ofInterface;
    this.network = network;
    this.inputs = List.copyOf(inputs);
    this.layers = List.copyOf(layers);
    this.loss = loss;
  }

  /**
   * A diagnostic for the interface as a whole.
   *
   * @param message what is wrong
   * @param arguments what the message names, in its order
   * @return a diagnostic that points at the interface
   */
  public Diagnostic atInterface(Message message, Object... arguments) {
    return Diagnostic.of(message, ofInterface, arguments);
  }

  /**
   * Finds the place of a refusal.
   *
   * @param refusal why the network is not valid or cannot be compiled
   * @return a diagnostic that points at the part at fault
   */
  public Diagnostic locate(Refusal refusal) {
    return new Diagnostic(refusal.message(), refusal.arguments(), place(refusal.part()));
  }

  private Place place(Part part) {
    return switch (part.kind()) {
      case NETWORK -> part.equals(Part.INTERFACE) ? ofInterface : network.place(part.attribute());
      case INPUT ->
          inputs.isEmpty()
              ? network.place("inputs")
              : inputs.get(part.index()).annotation().place(part.attribute());
      case LAYER -> ofLayer(layers.get(part.index()), part);
      case LOSS ->
          layers
              .get(part.index())
              .loss()
              .or(() -> loss)
              .map(annotation -> annotation.place(part.attribute()))
              .orElse(ofInterface);
    };
  }

  private static Place ofLayer(DeclaredLayer layer, Part part) {
    return layer
        .annotation()
        .map(annotation -> annotation.place(part.attribute(), part.element()))
        .orElse(layer.place());
  }
}
