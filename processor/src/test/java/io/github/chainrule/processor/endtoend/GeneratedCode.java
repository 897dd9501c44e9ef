package io.github.chainrule.processor.endtoend;

import io.github.chainrule.processor.emit.MethodSizes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What every generated class keeps to, whatever its network: its hot methods allocate nothing, no
 * method is too large for the compilers of HotSpot and Android, and it runs on Android and in a
 * native image as it is.
 */
final class GeneratedCode {

  /** HotSpot compiles no method over 8,000 bytes; this is the margin that is promised. */
  private static final int LARGEST_METHOD = 6_000;

  /** Android's runtime compiles no method over 10,000 units; this is the margin. */
  private static final int LARGEST_DEX_METHOD = 8_000;

  /** Android 8 to 14 compile no method over 600 units that has no branch. */
  static final int DEX_UNITS_WITHOUT_BRANCH = 600;

  private static final String MODEL = "Model";

  /** What only generated classes implement; f32 or f64 stands before it. */
  private static final Set<String> KINDS = Set.of("Forward", "Backprop", "Jacobian", MODEL);

  /** What a network does to make something. */
  private static final Set<String> FACTORIES =
      Set.of(
          "create",
          "of",
          "newForward",
          "newBackprop",
          "newJacobian",
          "predict",
          "copy",
          "readResolve");

  /** The classes of typed networks, which implement nothing; they say that they are generated. */
  private static final Pattern TYPED = Pattern.compile(".*(Features|Predictor|Result)");

  /** What these do to make something. */
  private static final Set<String> TYPED_FACTORIES = Set.of("of", "dataset", "toString");

  /** What makes a part of the workspace, the first time that it is needed. */
  private static final String PREPARING = "prepare";

  /** The parts of the initialisers and of {@code create} in very deep networks. */
  private static final Pattern PART = Pattern.compile("(allLayers|addLayers\\d+|initialize\\d+)");

  private GeneratedCode() {}

  /** What is wrong with a class, in words; nothing if it was not generated. */
  static List<String> breaches(byte[] classFile) {
    List<String> kinds = kinds(classFile);
    boolean isTyped = isTyped(classFile);
    if (kinds.isEmpty() && !isTyped) {
      return List.of();
    }
    ClassFile file = new ClassFile(classFile);
    List<String> breaches = new ArrayList<>(file.needsDesugaring());
    breaches.addAll(file.needsConfiguration());
    Set<String> factories = kinds.contains(MODEL) ? FACTORIES : Set.of();
    breaches.addAll(hotBreaches(classFile, isTyped ? TYPED_FACTORIES : factories));
    breaches.addAll(largeMethods(classFile));
    return breaches;
  }

  private static boolean isTyped(byte[] classFile) {
    boolean[] isGenerated = new boolean[1];
    ClassVisitor annotations =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public AnnotationVisitor visitAnnotation(String type, boolean isVisible) {
            isGenerated[0] |= type.equals("Lio/github/chainrule/runtime/GeneratedFrom;");
            return null;
          }
        };
    ClassReader reader = new ClassReader(classFile);
    reader.accept(annotations, ClassReader.SKIP_CODE);
    return isGenerated[0] && TYPED.matcher(reader.getClassName()).matches();
  }

  private static List<String> kinds(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
      return List.of(); // a user's own, which may extend Model
    }
    return Arrays.stream(reader.getInterfaces())
        .filter(name -> name.matches("io/github/chainrule/runtime/f(32|64)/\\w+"))
        .map(name -> name.substring(name.lastIndexOf('/') + 1))
        .filter(KINDS::contains)
        .toList();
  }

  /**
   * What allocates or boxes, or may, in any method but constructors, those named and those that
   * make a result.
   */
  static List<String> hotBreaches(byte[] classFile, Set<String> factories) {
    List<String> breaches = new ArrayList<>();
    ClassReader reader = new ClassReader(classFile);
    ClassVisitor methods =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String type, String signature, String[] thrown) {
            boolean makes = factories.contains(name) || type.endsWith("Result;");
            boolean isHot = !runsOnce(name) && !makes;
            return isHot ? new HotCode(reader.getClassName() + "." + name, breaches) : null;
          }
        };
    reader.accept(methods, ClassReader.SKIP_DEBUG);
    return breaches;
  }

  /** Constructors and initialisers: it is no matter whether they are compiled. */
  private static boolean runsOnce(String method) {
    return method.startsWith("<")
        || method.startsWith(PREPARING)
        || PART.matcher(method).lookingAt();
  }

  private static List<String> largeMethods(byte[] classFile) {
    List<String> large = new ArrayList<>();
    String type = new ClassReader(classFile).getClassName() + ".";
    for (Map.Entry<String, Integer> method : MethodSizes.of(classFile).entrySet()) {
      if (method.getValue() > LARGEST_METHOD) {
        large.add(type + method.getKey() + " has " + method.getValue() + " bytes");
      }
    }
    for (Map.Entry<String, DexEstimate.Size> method : DexEstimate.of(classFile).entrySet()) {
      int units = method.getValue().units();
      boolean once = runsOnce(method.getKey());
      if (units > DEX_UNITS_WITHOUT_BRANCH && !once && !method.getValue().hasBranch()) {
        large.add(type + method.getKey() + " has " + units + " dex units and no branch");
      }
      if (units > LARGEST_DEX_METHOD) {
        large.add(type + method.getKey() + " has " + units + " dex units");
      }
    }
    return large;
  }
}
