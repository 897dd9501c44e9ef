package io.github.chainrule.runtime.internal;

/** What the virtual machine makes vector code of, as far as it does so of loops. */
public final class LoopUnit {
  /**
   * Whether loops become vector code only if all arrays of a type are read and written from places
   * that are apart by whole vectors. HotSpot's compiler demands it up to Java 21 (JDK-8308606).
   */
  public static final boolean NEEDS_ALIGNMENT = isHotSpot() && javaVersion() < 22;

  private LoopUnit() {}

  private static boolean isHotSpot() {
    String machine = System.getProperty("java.vm.name", "");
    return machine.contains("HotSpot") || machine.contains("OpenJDK");
  }

  /** That of the platform: 8 is {@code 1.8}. */
  private static int javaVersion() {
    String version = System.getProperty("java.specification.version", "");
    String number = version.startsWith("1.") ? version.substring(2) : version;
    return number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
  }
}
