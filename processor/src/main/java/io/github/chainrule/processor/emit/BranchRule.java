package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** Puts a branch into long methods: Android 8 to 14 compile none over 600 code units without. */
final class BranchRule {

  private static final int MAX_UNITS_WITHOUT_BRANCH = 600;

  private BranchRule() {}

  static boolean needsBranch(int dexUnits, boolean hasBranch) {
    return dexUnits > MAX_UNITS_WITHOUT_BRANCH && !hasBranch;
  }

  /** A branch that is never taken. */
  static CodeBlock branch(String condition, String message) {
    return CodeBlock.builder()
        .add("// Android does not compile a method of this length without a branch.\n")
        .beginControlFlow("if ($L)", condition)
        .addStatement("throw new $T($S)", IllegalStateException.class, message)
        .endControlFlow()
        .build();
  }
}
