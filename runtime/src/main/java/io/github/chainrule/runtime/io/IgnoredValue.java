package io.github.chainrule.runtime.io;

/**
 * Passes over a JSON value of any kind, under a key that says nothing to us. It takes no recursion,
 * so that no input exhausts the stack.
 */
final class IgnoredValue {
  /** As deep as the format's own library goes within a tensor's description. */
  private static final int DEEPEST = 125;

  private final JsonScanner json;
  private final boolean[] inObject = new boolean[DEEPEST];
  private int depth;

  IgnoredValue(JsonScanner json) {
    this.json = json;
  }

  void pass() throws ModelFormatException {
    do {
      passFirst();
    } while (another());
  }

  /** Passes over a scalar or an empty list or object, and over the brackets that open before it. */
  private void passFirst() throws ModelFormatException {
    while (true) {
      boolean object = json.accept('{');
      if (!object && !json.accept('[')) {
        json.passScalar();
        return;
      }
      if (depth == DEEPEST) {
        throw json.problem("at most " + DEEPEST + " brackets in each other", "more");
      }
      inObject[depth++] = object;
      if (json.accept(object ? '}' : ']')) {
        depth--;
        return;
      }
      if (object) {
        passKey();
      }
    }
  }

  private void passKey() throws ModelFormatException {
    json.string();
    json.expect(':');
  }

  /** Passes over what closes behind a value; whether another value follows. */
  private boolean another() throws ModelFormatException {
    while (depth > 0) {
      boolean object = inObject[depth - 1];
      if (json.accept(',')) {
        if (object) {
          passKey();
        }
        return true;
      }
      json.expect(object ? '}' : ']');
      depth--;
    }
    return false;
  }
}
