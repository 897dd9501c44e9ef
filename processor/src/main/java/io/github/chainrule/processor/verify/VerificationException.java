package io.github.chainrule.processor.verify;

/** A derived program disagrees with numeric differences: a derivative rule is wrong. */
public final class VerificationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  VerificationException(String message) {
    super(message);
  }
}
