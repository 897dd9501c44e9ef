package io.github.chainrule.samples.android.dex;

import com.android.tools.r8.Diagnostic;
import com.android.tools.r8.DiagnosticsHandler;
import java.util.ArrayList;
import java.util.List;

/** All that D8 or R8 have to say, none of which is welcome. */
public final class Diagnostics implements DiagnosticsHandler {
  private final List<String> messages = new ArrayList<>();

  @Override
  public void error(Diagnostic diagnostic) {
    add("error", diagnostic);
  }

  @Override
  public void warning(Diagnostic diagnostic) {
    add("warning", diagnostic);
  }

  @Override
  public void info(Diagnostic diagnostic) {
    add("info", diagnostic);
  }

  private synchronized void add(String kind, Diagnostic diagnostic) {
    String where = diagnostic.getOrigin() + ": ";
    messages.add(kind + ": " + where + diagnostic.getDiagnosticMessage());
  }

  /** The messages so far. */
  public List<String> messages() {
    return messages;
  }
}
