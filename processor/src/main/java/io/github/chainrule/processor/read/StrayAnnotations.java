package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.processor.diagnostic.Diagnostic;
import io.github.chainrule.processor.diagnostic.Message;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** Finds the annotations of layers and losses that belong to no network and so would do nothing. */
public final class StrayAnnotations {

  private final Elements elements;

  /**
   * A finder for one run of the compiler.
   *
   * @param elements the compiler's own
   */
  public StrayAnnotations(Elements elements) {
    this.elements = elements;
  }

  /**
   * Finds fault with a layer's annotation outside of a network.
   *
   * @param method a method with {@code @Dense}
   * @return the problem, if the type around it is no network
   */
  public Optional<Diagnostic> checkDense(Element method) {
    Element type = method.getEnclosingElement();
    return DslAnnotation.on(method, Dense.class, elements)
        .filter(dense -> isNoNetwork(type))
        .map(
            dense ->
                Diagnostic.of(
                    Message.DENSE_WITHOUT_NETWORK, dense.place(), nameOf(method), nameOf(type)));
  }

  /**
   * Finds fault with a loss outside of a network.
   *
   * @param type a type with {@code @Loss}
   * @return the problem, if the type is no network
   */
  public Optional<Diagnostic> checkLoss(Element type) {
    return DslAnnotation.on(type, Loss.class, elements)
        .filter(loss -> isNoNetwork(type))
        .map(loss -> Diagnostic.of(Message.LOSS_WITHOUT_NETWORK, loss.place(), nameOf(type)));
  }

  private boolean isNoNetwork(Element type) {
    return DslAnnotation.on(type, Network.class, elements).isEmpty();
  }

  private static String nameOf(Element element) {
    return element.getSimpleName().toString();
  }
}
