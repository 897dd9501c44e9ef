package io.github.chainrule.samples.android.dex;

import com.android.dex.ClassData;
import com.android.dex.ClassDef;
import com.android.dex.Code;
import com.android.dex.Dex;
import com.android.dex.MethodId;
import com.android.dx.io.Opcodes;
import com.android.dx.io.instructions.DecodedInstruction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a dex file says of its classes and of all that they refer to. */
final class DexReader {
  private final Dex dex;

  DexReader(byte[] file) {
    try {
      dex = new Dex(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The descriptors of the classes that it defines. */
  Set<String> classes() {
    Set<String> classes = new TreeSet<>();
    for (ClassDef type : dex.classDefs()) {
      classes.add(dex.typeNames().get(type.getTypeIndex()));
    }
    return classes;
  }

  /** The descriptors of all types, defined or referred to. */
  Set<String> types() {
    return new TreeSet<>(dex.typeNames());
  }

  /** The methods that have code. */
  List<DexMethod> methods() {
    List<DexMethod> methods = new ArrayList<>();
    for (ClassDef type : dex.classDefs()) {
      if (type.getClassDataOffset() != 0) {
        for (ClassData.Method method : dex.readClassData(type).allMethods()) {
          if (method.getCodeOffset() != 0) {
            methods.add(read(method));
          }
        }
      }
    }
    return methods;
  }

  private DexMethod read(ClassData.Method method) {
    MethodId id = dex.methodIds().get(method.getMethodIndex());
    String type = dex.typeNames().get(id.getDeclaringClassIndex());
    Code code = dex.readCode(method);
    String name = type + dex.strings().get(id.getNameIndex()) + parameters(id);
    short[] units = code.getInstructions();
    return new DexMethod(name, units.length, hasBranch(units));
  }

  private String parameters(MethodId id) {
    return dex.readTypeList(dex.protoIds().get(id.getProtoIndex()).getParametersOffset())
        .toString();
  }

  private static boolean hasBranch(short[] units) {
    for (DecodedInstruction instruction : DecodedInstruction.decodeAll(units)) {
      // Only the first unit of an instruction has one.
      if (instruction != null && isBranch(instruction.getOpcode())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBranch(int opcode) {
    return (opcode >= Opcodes.GOTO && opcode <= Opcodes.SPARSE_SWITCH)
        || (opcode >= Opcodes.IF_EQ && opcode <= Opcodes.IF_LEZ);
  }
}
