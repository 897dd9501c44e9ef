package io.github.chainrule.processor.kernel;

/**
 * What a local variable is called: the value that it is of, and which part.
 *
 * @param part what follows the value's name, such as {@code _3} for its element 3
 */
public record LocalName(ValueName of, String part) {

  /** A name that says nothing of a value of the network. */
  public static LocalName given(String name) {
    return new LocalName(ValueName.given(name), "");
  }

  /** The name of a part of what this is the name of. */
  public LocalName with(String more) {
    return new LocalName(of, part + more);
  }

  /** The Java name. */
  public String text() {
    return of.text() + part;
  }
}
