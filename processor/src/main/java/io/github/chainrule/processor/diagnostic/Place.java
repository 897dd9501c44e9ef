package io.github.chainrule.processor.diagnostic;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/** A place in the user's source that an error can point at. */
@FunctionalInterface
public interface Place {

  /**
   * Prints an error that points here.
   *
   * @param messager prints the errors of the round
   * @param text the whole text of the error
   */
  void printError(Messager messager, String text);

  /**
   * The name of a declared element.
   *
   * @param element what is declared
   * @return its place
   */
  static Place of(Element element) {
    return (messager, text) -> messager.printMessage(Kind.ERROR, text, element);
  }

  /**
   * An annotation.
   *
   * @param element what is annotated
   * @param annotation one of its annotations
   * @return the annotation's place
   */
  static Place of(Element element, AnnotationMirror annotation) {
    return (messager, text) -> messager.printMessage(Kind.ERROR, text, element, annotation);
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
    return (messager, text) -> messager.printMessage(Kind.ERROR, text, element, annotation, value);
  }
}
