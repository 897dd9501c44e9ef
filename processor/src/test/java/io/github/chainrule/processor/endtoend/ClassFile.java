package io.github.chainrule.processor.endtoend;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  /** What a native image must be told of before it can run. */
  private static final Pattern REFLECTIVE =
      Pattern.compile(
          "java/lang/(Class|ClassLoader|Module|Runtime|reflect/\\w+|invoke/\\w+)\\..*"
              + "|java/lang/System\\.load.*"
              + "|java/io/Object(In|Out)putStream\\..*"
              + "|java/util/(ServiceLoader|ResourceBundle|concurrent/atomic/\\w+Updater)\\..*"
              + "|(sun|jdk|com/sun|javax)/.*");

  private final ClassReader reader;
  private final char[] buffer;

  ClassFile(byte[] bytes) {
    reader = new ClassReader(bytes);
    buffer = new char[reader.getMaxStringLength()];
  }

  /** The class files of a folder, or of a jar if the build has come that far. */
  static List<byte[]> allIn(File location) throws IOException {
    if (location.isDirectory()) {
      return allUnder(location.toPath());
    }
    try (FileSystem jar = FileSystems.newFileSystem(location.toPath())) {
      return allUnder(jar.getPath("/"));
    }
  }

  /** Those of Java 8; the part for later versions is of none of Android's tools. */
  private static List<byte[]> allUnder(Path root) throws IOException {
    List<byte[]> classes = new ArrayList<>();
    Path ofLaterVersions = root.resolve("META-INF");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
        if (!file.startsWith(ofLaterVersions)) {
          classes.add(Files.readAllBytes(file));
        }
      }
    }
    return classes;
  }

  /**
   * What a native image would need configuration for: reflection, resources, services, proxies,
   * serialisation, what is dynamic or native.
   */
  List<String> needsConfiguration() {
    List<String> found = new ArrayList<>();
    for (int index = 1; index < reader.getItemCount(); index++) {
      if (DYNAMIC.contains(tag(index))) {
        found.add(reader.getClassName() + " is dynamic");
      }
    }
    for (String used : membersUsed()) {
      if (REFLECTIVE.matcher(used).matches()) {
        found.add(reader.getClassName() + " uses " + used);
      }
    }
    reader.accept(new NativeMethods(found), ClassReader.SKIP_CODE);
    return found;
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
    Set<String> used = membersUsed();
    used.removeIf(member -> !member.startsWith("java"));
    return used;
  }

  private Set<String> membersUsed() {
    Set<String> used = new TreeSet<>();
    for (int index = 1; index < reader.getItemCount(); index++) {
      if (MEMBER_REFERENCES.contains(tag(index))) {
        int reference = reader.getItem(index);
        int nameAndType = reader.getItem(reader.readUnsignedShort(reference + 2));
        String owner = reader.readClass(reference, buffer);
        used.add(owner + "." + reader.readUTF8(nameAndType, buffer));
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

  private static final class NativeMethods extends ClassVisitor {

    private final List<String> found;

    NativeMethods(List<String> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] thrown) {
      if ((access & Opcodes.ACC_NATIVE) != 0) {
        found.add(name + " is native");
      }
      return null;
    }
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
