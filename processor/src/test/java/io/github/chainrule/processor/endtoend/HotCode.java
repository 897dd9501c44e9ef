package io.github.chainrule.processor.endtoend;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds in a method what methods that run once a step must not do: allocate, box, make a tile, or
 * call what of the JDK is not known to do neither. An exception that is made where it is thrown is
 * allowed.
 */
final class HotCode extends MethodVisitor {

  /** None of these allocates, and all of them are in Java 8 and in Android since its first API. */
  private static final Set<String> HARMLESS =
      Set.of(
          "java/lang/Math.abs",
          "java/lang/Math.max",
          "java/lang/Math.min",
          "java/lang/Math.signum",
          "java/lang/System.arraycopy",
          "java/util/Arrays.fill",
          "java/util/List.get");

  /** The methods of the runtime that allocate what generated code works in. */
  private static final String TILE = "tile";

  private final String method;
  private final List<String> breaches;

  /** What has been made and must be thrown before anything else is done; null if nothing. */
  private String exception;

  /**
   * A reader of one method.
   *
   * @param method how breaches name it
   * @param breaches receives what is found
   */
  HotCode(String method, List<String> breaches) {
    super(Opcodes.ASM9);
    this.method = method;
    this.breaches = breaches;
  }

  private void found(String what) {
    breaches.add(method + " " + what);
  }

  /** What was made is not thrown at once, so it is no exception's way out. */
  private void goOn() {
    if (exception != null) {
      found("allocates " + exception);
      exception = null;
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    goOn();
    if (opcode == Opcodes.NEW) {
      exception = type;
    } else if (opcode == Opcodes.ANEWARRAY) {
      found("allocates " + type + "[]");
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    goOn();
    if (opcode == Opcodes.NEWARRAY) {
      found("allocates an array of numbers");
    }
  }

  @Override
  public void visitMultiANewArrayInsn(String type, int dimensions) {
    goOn();
    found("allocates " + type);
  }

  @Override
  public void visitInvokeDynamicInsn(String name, String type, Handle factory, Object... values) {
    goOn();
    found("is dynamic");
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String type, boolean isInterface) {
    if (owner.equals(exception) && name.equals("<init>")) {
      return;
    }
    goOn();
    boolean isForeign = owner.startsWith("java") || owner.startsWith("[");
    if (isForeign && !HARMLESS.contains(owner + "." + name)) {
      found("calls " + owner + "." + name);
    }
    if (name.equals(TILE)) {
      found("makes a tile");
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ATHROW) {
      exception = null;
    } else if (opcode != Opcodes.DUP) {
      goOn();
    }
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    goOn();
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String type) {
    goOn();
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    goOn();
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    goOn();
  }

  @Override
  public void visitEnd() {
    goOn();
  }
}
