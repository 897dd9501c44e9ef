package io.github.chainrule.exchange;

import java.util.List;

/**
 * Says that a file is not read: because it is damaged, or because what it holds has no counterpart.
 * All reasons at once, each a line that names the place and says what to do.
 */
public final class RefusalException extends Exception {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // Lists of strings are serializable.
  private final List<String> reasons;

  public RefusalException(String summary, List<String> reasons) {
    super(summary + (reasons.isEmpty() ? "" : "\n  " + String.join("\n  ", reasons)));
    this.reasons = List.copyOf(reasons);
  }

  /** A refusal for one reason. */
  public RefusalException(String summary) {
    this(summary, List.of());
  }

  /** The reasons, without the summary that the message begins with. */
  public List<String> reasons() {
    return reasons;
  }
}
