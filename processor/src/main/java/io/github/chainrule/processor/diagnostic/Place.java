package io.github.chainrule.processor.diagnostic;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/** A place in the user's source that a message can point at. */
@FunctionalInterface
public interface Place {

  /**
   * Prints a message that points here.
   *
   * @param messager prints the messages of the round
   * @param kind error or warning
   * @param text the whole text of the message
   */
  void print(Messager messager, Kind kind, String text);

  /**
   * The name of a declared element.
   *
   * @param element what is declared
   * @return its place
   */
  static Place of(Element element) {
    return (messager, kind, text) -> messager.printMessage(kind, text, element);
  }

  /**
   * An annotation.
   *
   * @param element what is annotated
   * @param annotation one of its annotations
   * @return the annotation's place
   */
  static Place of(Element element, AnnotationMirror annotation) {
    return (messager, kind, text) -> messager.printMessage(kind, text, element, annotation);
  }

  /**
   * A value that is written in an annotation.
   *
   * @param element what is annotated
   * @param annotation one of its annotations
   * @param value one of that annotation's values
   * @return the value's place
   */
  static Place of(Element element, AnnotationMirror annotation, AnnotationValue value) {
    return (messager, kind, text) -> messager.printMessage(kind, text, element, annotation, value);
  }
}
