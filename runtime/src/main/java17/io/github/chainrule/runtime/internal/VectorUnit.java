package io.github.chainrule.runtime.internal;

import java.util.Optional;
import jdk.incubator.vector.VectorShape;

/**
 * Decides, once, whether vectors are used: if they are there and the virtual machine compiles them.
 */
@FromJava17
public final class VectorUnit {
  private static final String MODULE = "jdk.incubator.vector";

  /** Shorter vectors hold too little for their overhead. */
  private static final int LEAST_BITS = 128;

  /** Tiles have no room for longer ones. */
  private static final int MOST_BITS = 512;

  /** The first version whose HotSpot vectorises other loops (JDK-8308606). */
  private static final int UNALIGNED_LOOPS = 22;

  private static final String OBSTACLE = obstacle();

  private static final boolean LOOPS_NEED_ALIGNMENT =
      isHotSpot() && Runtime.version().feature() < UNALIGNED_LOOPS;

  private VectorUnit() {}

  /** Whether vectors are used. */
  public static boolean isUsed() {
    return OBSTACLE == null;
  }

  /** How many floats a vector has. */
  public static int floats() {
    return isUsed() ? Shape.bits() / Float.SIZE : 1;
  }

  /** What is used and why, a line for a log. */
  public static String description() {
    return OBSTACLE == null ? "vector, " + Shape.bits() + " bits" : "portable: " + OBSTACLE;
  }

  /** Why vectors are not used, or null if they are. */
  private static String obstacle() {
    if (!isModuleThere()) {
      return MODULE + " is not among the modules";
    }
    if (!isHotSpot()) {
      return machine() + " does not compile vectors";
    }
    String mode = System.getProperty("java.vm.info", "");
    if (mode.contains("interpreted")) {
      return "the virtual machine only interprets";
    }
    if (mode.contains("emulated-client")) {
      return "the virtual machine has only its first compiler, which compiles no vectors";
    }
    boolean fits = Shape.bits() >= LEAST_BITS && Shape.bits() <= MOST_BITS;
    return fits ? null : "vectors have " + Shape.bits() + " bits";
  }

  /**
   * Whether the virtual machine makes vector code of loops only if all arrays of a type are read
   * and written at places that whole vectors lie between.
   */
  public static boolean loopsNeedAlignment() {
    return LOOPS_NEED_ALIGNMENT;
  }

  private static boolean isHotSpot() {
    return machine().contains("HotSpot") || machine().contains("OpenJDK");
  }

  private static String machine() {
    return System.getProperty("java.vm.name", "");
  }

  /** Reads it at run time: for a module that requires it, javac warns everybody who reads that. */
  private static boolean isModuleThere() {
    Optional<Module> vectors = ModuleLayer.boot().findModule(MODULE);
    if (vectors.isPresent()) {
      VectorUnit.class.getModule().addReads(vectors.get());
    }
    return vectors.isPresent();
  }

  /**
   * Is loaded only where the module is. It asks for the shape alone: the classes of vectors take the
   * first caller some milliseconds to load.
   */
  @FromJava17
  private static final class Shape {
    static int bits() {
      return VectorShape.preferredShape().vectorBitSize();
    }
  }
}
