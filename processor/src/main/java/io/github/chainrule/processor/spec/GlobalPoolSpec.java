package io.github.chainrule.processor.spec;

import java.util.List;

/** The largest, or the mean, of all steps or pixels, channel by channel. */
public record GlobalPoolSpec(String name, List<Integer> sources, PoolSpec.Reduction reduction)
    implements LayerSpec {

  public GlobalPoolSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public GlobalPoolSpec with(String otherName, List<Integer> otherSources) {
    return new GlobalPoolSpec(otherName, otherSources, reduction);
  }

  @Override
  public String kind() {
    return switch (reduction) {
      case MAX -> "GlobalMaxPool";
      case AVERAGE -> "GlobalAveragePool";
    };
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    return Extent.vector(inputs.get(0).channels());
  }

  @Override
  public void checkInput(Extent read, LayerFindings findings) {
    if (read.positions().isEmpty()) {
      findings.rank("steps or an image", read);
    }
  }

  @Override
  public String content() {
    return kind();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.globalPool(this);
  }
}
