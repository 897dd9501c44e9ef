package io.github.chainrule.runtime.internal;

import io.github.chainrule.runtime.Head;
import java.util.ArrayList;
import java.util.List;

/** The names of outputs, for messages that say which there are. */
public final class HeadNames {
  private HeadNames() {}

  /**
   * Lists the names.
   *
   * @param heads the outputs
   * @return their names in the same order, a new list
   */
  public static List<String> of(List<Head> heads) {
    List<String> names = new ArrayList<String>(heads.size());
    for (Head head : heads) {
      names.add(head.name());
    }
    return names;
  }
}
