package io.github.chainrule.processor.spec;

import java.util.List;

/**
 * Values of the same shape, element by element from left to right: v = a + b + …, or v = a · b · …,
 * and y = φ(v).
 */
public record ElementwiseSpec(
    String name, List<Integer> sources, Operation operation, ActivationSpec activation)
    implements LayerSpec {

  /** What is done with the elements. */
  public enum Operation {
    SUM("Add"),
    PRODUCT("Multiply");

    private final String kind;

    Operation(String kind) {
      this.kind = kind;
    }
  }

  public ElementwiseSpec {
    sources = List.copyOf(sources);
  }

  public static ElementwiseSpec sum(String name, List<Integer> sources, ActivationSpec activation) {
    return new ElementwiseSpec(name, sources, Operation.SUM, activation);
  }

  public static ElementwiseSpec product(
      String name, List<Integer> sources, ActivationSpec activation) {
    return new ElementwiseSpec(name, sources, Operation.PRODUCT, activation);
  }

  @Override
  public ElementwiseSpec with(String otherName, List<Integer> otherSources) {
    return new ElementwiseSpec(otherName, otherSources, operation, activation);
  }

  @Override
  public String kind() {
    return operation.kind;
  }

  @Override
  public boolean isJoining() {
    return false;
  }

  @Override
  public int fewestSources() {
    return 2;
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    return Extent.largest(inputs);
  }

  @Override
  public void checkInput(Extent read, LayerFindings findings) {
    findings.softmaxOf(read.channels());
  }

  @Override
  public String content() {
    return kind() + activation.name();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.elementwise(this);
  }
}
