package io.github.chainrule.processor.spec;

import io.github.chainrule.processor.diagnostic.NetworkMessage;
import java.util.List;
import java.util.OptionalDouble;

/** What is read; in training, without the values that a mask leaves out. */
public record DropoutSpec(String name, List<Integer> sources, double rate) implements LayerSpec {

  public DropoutSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public DropoutSpec with(String otherName, List<Integer> otherSources) {
    return new DropoutSpec(otherName, otherSources, rate);
  }

  @Override
  public String kind() {
    return "Dropout";
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    return inputs.get(0);
  }

  @Override
  public OptionalDouble dropped() {
    return OptionalDouble.of(rate);
  }

  @Override
  public String detail() {
    return "rate " + rate;
  }

  @Override
  public void checkAttributes(LayerFindings findings) {
    if (!(rate >= 0 && rate < 1)) {
      findings.refuse(NetworkMessage.DROPOUT_RATE, "value", rate);
    }
  }

  @Override
  public String content() {
    return kind() + rate;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.dropout(this);
  }
}
