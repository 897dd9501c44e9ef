package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Arrays of one row each, between which and the rows of a batch the generated code copies: kernels
 * of one sample read and write at fixed indices.
 */
final class Rows {

  private record Row(String field, String width) {}

  private final EvaluatorClass evaluator;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  Rows(EvaluatorClass evaluator) {
    this.evaluator = evaluator;
  }

  /** Declares the row of a batch array, and returns its name. */
  String declare(String batch, String width) {
    String field = evaluator.scratch(batch + "Row", width);
    rows.put(batch, new Row(field, width));
    return field;
  }

  /** What kernels are passed in place of batch arrays. */
  Map<String, String> passed() {
    Map<String, String> passed = new LinkedHashMap<>();
    rows.forEach((batch, row) -> passed.put(batch, row.field()));
    return passed;
  }

  /** Copies the row {@code sample} of a batch array in. */
  CodeBlock in(String batch) {
    Row row = rows.get(batch);
    return CodeBlock.of(
        "$1T.arraycopy($2L, sample * $3L, $4L, 0, $3L);\n",
        System.class,
        batch,
        row.width(),
        row.field());
  }

  /** Copies the row out to the row {@code sample} of its batch array. */
  CodeBlock out(String batch) {
    Row row = rows.get(batch);
    return CodeBlock.of(
        "$1T.arraycopy($2L, 0, $3L, sample * $4L, $4L);\n",
        System.class,
        row.field(),
        batch,
        row.width());
  }
}
