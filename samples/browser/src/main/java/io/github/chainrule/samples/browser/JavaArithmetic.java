package io.github.chainrule.samples.browser;

import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.Variable;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.CastNumberInstruction;
import org.teavm.model.instructions.DoubleConstantInstruction;
import org.teavm.model.instructions.FloatConstantInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.NumericOperandType;

/**
 * Gives TeaVM's JavaScript the arithmetic of Java. By itself it computes floats in double, and
 * writes a + (b + c) as {@code a+b+c}, which is another sum. Here each float is rounded where it
 * comes into being, and each sum and product of doubles is kept whole.
 *
 * <p>One rounding to double and one to float give what rounding to float alone does for +, −, ×, ÷
 * and √, for 53 ≥ 2 · 24 + 2 (Figueroa, When is double rounding innocuous?, 1995), and for
 * conversions from int, which are exact in double. Those from long are not, beyond 2<sup>53</sup>:
 * they may be off by one in the last place.
 */
public final class JavaArithmetic implements ClassHolderTransformer {
  private static final MethodReference TO_FLOAT =
      new MethodReference(Rounded.class, "toFloat", float.class, float.class);
  private static final MethodReference WHOLE =
      new MethodReference(Rounded.class, "whole", double.class, double.class);

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    if (type.getName().equals(Rounded.class.getName())) {
      return;
    }
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() != null) {
        transform(method.getProgram());
      }
    }
  }

  private static void transform(Program program) {
    for (BasicBlock block : program.getBasicBlocks()) {
      for (Instruction instruction : block) {
        if (instruction instanceof FloatConstantInstruction constant) {
          widen(constant);
        } else if (instruction instanceof BinaryInstruction binary) {
          keep(binary);
        } else if (instruction instanceof CastNumberInstruction cast) {
          round(cast);
        }
      }
    }
  }

  /**
   * JavaScript would take the shortest decimal number, 0.1, for that of the float, 0.10000000149.
   */
  private static void widen(FloatConstantInstruction constant) {
    DoubleConstantInstruction wide = new DoubleConstantInstruction();
    wide.setConstant(constant.getConstant());
    wide.setReceiver(constant.getProgram().createVariable());
    CastNumberInstruction narrow =
        new CastNumberInstruction(NumericOperandType.DOUBLE, NumericOperandType.FLOAT);
    narrow.setValue(wide.getReceiver());
    narrow.setReceiver(constant.getReceiver());
    constant.insertNext(narrow);
    constant.replace(wide);
  }

  private static void keep(BinaryInstruction binary) {
    switch (binary.getOperation()) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> {
        NumericOperandType type = binary.getOperandType();
        if (type == NumericOperandType.FLOAT) {
          binary.setReceiver(passed(binary, binary.getReceiver(), TO_FLOAT));
        } else if (type == NumericOperandType.DOUBLE) {
          binary.setReceiver(passed(binary, binary.getReceiver(), WHOLE));
        }
      }
      default -> {} // Comparisons, and operations that only whole numbers have.
    }
  }

  private static void round(CastNumberInstruction cast) {
    if (cast.getTargetType() == NumericOperandType.FLOAT) {
      cast.setReceiver(passed(cast, cast.getReceiver(), TO_FLOAT));
    }
  }

  /**
   * Passes what an instruction computes to a method on its way to a variable; returns where it
   * comes from.
   */
  private static Variable passed(Instruction from, Variable to, MethodReference method) {
    Variable exact = from.getProgram().createVariable();
    InvokeInstruction call = new InvokeInstruction();
    call.setType(InvocationType.SPECIAL);
    call.setMethod(method);
    call.setArguments(exact);
    call.setReceiver(to);
    call.setLocation(from.getLocation());
    from.insertNext(call);
    return exact;
  }
}
