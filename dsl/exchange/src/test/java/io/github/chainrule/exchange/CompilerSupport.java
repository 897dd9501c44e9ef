package io.github.chainrule.exchange;

import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.write.DraftRules;
import io.github.chainrule.exchange.write.JavaName;

/** Which drafts the compiler of this build has layers for; the others are only evaluated. */
final class CompilerSupport {
  private CompilerSupport() {}

  static boolean has(NetworkDraft draft) {
    JavaName name = JavaName.of("demo.Imported");
    try {
      DraftRules.check("model", draft, name);
      return true;
    } catch (RefusalException e) {
      return false;
    }
  }
}
