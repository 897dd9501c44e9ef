package io.github.chainrule.processor.feature;

/**
 * A component of a record, or a field of a class.
 *
 * @param isAccessor whether it is read by a method of its name
 */
public record Component(String name, boolean isAccessor) {

  /** What reads it of an object. */
  public String access() {
    return isAccessor ? name + "()" : name;
  }
}
