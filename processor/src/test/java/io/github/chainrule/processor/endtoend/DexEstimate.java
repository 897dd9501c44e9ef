package io.github.chainrule.processor.endtoend;

import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * How many 16-bit code units Android's bytecode of a method would have, from above, and whether the
 * method branches. Reading and writing local variables takes none there: they are registers.
 */
final class DexEstimate extends MethodVisitor {

  /**
   * What is estimated of a method.
   *
   * @param hasBranch whether there is any jump in it
   */
  record Size(int units, boolean hasBranch) {}

  private int units;
  private boolean hasBranch;

  private DexEstimate() {
    super(Opcodes.ASM9);
  }

  /** The methods of a class file by name and descriptor. */
  static Map<String, Size> of(byte[] classFile) {
    Map<String, DexEstimate> methods = new TreeMap<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                return methods.computeIfAbsent(name + type, key -> new DexEstimate());
              }
            },
            ClassReader.SKIP_DEBUG);
    Map<String, Size> sizes = new TreeMap<>();
    methods.forEach((name, method) -> sizes.put(name, new Size(method.units, method.hasBranch)));
    return sizes;
  }

  /** Arithmetic and array accesses are two units, a small constant one. */
  @Override
  public void visitInsn(int opcode) {
    units += opcode <= Opcodes.DCONST_1 ? 1 : 2;
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    units += 2;
  }

  @Override
  public void visitLdcInsn(Object value) {
    units += value instanceof Double ? 5 : 3;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String type) {
    units += 2;
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    units += 2;
  }

  /** The call and taking its result. */
  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String type, boolean isInterface) {
    units += 4;
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    units += 2;
    hasBranch = true;
  }
}
