package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.Diagnostic;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.diagnostic.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Collects what keeps one interface from being a network while its parts are read. */
final class Findings {

  private final List<Diagnostic> problems = new ArrayList<>();
  private boolean unresolved;

  void add(Message message, Place place, Object... arguments) {
    problems.add(Diagnostic.of(message, place, arguments));
  }

  void add(Refusal refusal, Place place) {
    problems.add(new Diagnostic(refusal.message(), refusal.arguments(), place));
  }

  /** Notes that the compiler does not know, or not yet, what some name of the interface means. */
  void addUnresolved() {
    unresolved = true;
  }

  boolean isClean() {
    return problems.isEmpty() && !unresolved;
  }

  boolean isUnresolved() {
    return unresolved;
  }

  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }
}
