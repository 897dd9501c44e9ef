package io.github.chainrule.processor.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a class file asks of the machine that runs it. */
final class ClassFile {

  /** The tags of the constant pool, of chapter 4.4 of the JVM specification. */
  private static final int UTF8 = 1;

  private static final Set<Integer> MEMBER_REFERENCES = Set.of(9, 10, 11);

  /** Method handles, method types, dynamic constants and invokedynamic. */
  private static final Set<Integer> DYNAMIC = Set.of(15, 16, 17, 18);

  private final ClassReader reader;
  private final char[] buffer;

  ClassFile(byte[] bytes) {
    reader = new ClassReader(bytes);
    buffer = new char[reader.getMaxStringLength()];
  }

  /** What Android could not run as it is, before the tools that build apps rewrite it. */
  List<String> needsDesugaring() {
    List<String> found = new ArrayList<>();
    for (int index = 1; index < reader.getItemCount(); index++) {
      int tag = tag(index);
      if (DYNAMIC.contains(tag)) {
        found.add(reader.getClassName() + " is dynamic: constant of tag " + tag);
      }
      if (tag == UTF8 && utf8(index).matches(".*java/util/(function|stream)/.*")) {
        found.add(reader.getClassName() + " names " + utf8(index));
      }
    }
    if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
      reader.accept(new Bodies(found), ClassReader.SKIP_CODE);
    }
    return found;
  }

  /** The methods and fields of the JDK that are called or read, as {@code java/lang/Math.max}. */
  Set<String> usedOfTheJdk() {
    Set<String> used = new TreeSet<>();
    for (int index = 1; index < reader.getItemCount(); index++) {
      if (MEMBER_REFERENCES.contains(tag(index))) {
        int reference = reader.getItem(index);
        int nameAndType = reader.getItem(reader.readUnsignedShort(reference + 2));
        String owner = reader.readClass(reference, buffer);
        if (owner.startsWith("java")) {
          used.add(owner + "." + reader.readUTF8(nameAndType, buffer));
        }
      }
    }
    return used;
  }

  /** The tag, or 0 for what follows a long or a double. */
  private int tag(int index) {
    int item = reader.getItem(index);
    return item == 0 ? 0 : reader.readByte(item - 1);
  }

  /** A string of the pool; ASM reads one only where something refers to it. */
  private String utf8(int index) {
    int item = reader.getItem(index);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < reader.readUnsignedShort(item); at++) {
      text.append((char) reader.readByte(item + 2 + at));
    }
    return text.toString();
  }

  /** Finds the methods of an interface that are not abstract; initializing constants is allowed. */
  private static final class Bodies extends ClassVisitor {

    private final List<String> found;
    private String type;

    Bodies(List<String> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] parents) {
      type = name;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] thrown) {
      if ((access & Opcodes.ACC_ABSTRACT) == 0 && !name.equals("<clinit>")) {
        found.add(type + "." + name + " has a body");
      }
      return null;
    }
  }
}
