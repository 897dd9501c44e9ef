package io.github.chainrule.exchange;

/** Says that a file is not of its format: where, and what stands there. */
public final class DamagedFileException extends Exception {
  private static final long serialVersionUID = 1;

  public DamagedFileException(String message) {
    super(message);
  }
}
