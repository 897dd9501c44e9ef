package io.github.chainrule.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A layer of any kind as a value: two are equal if all that they say is equal. */
public final class NetworkLayer implements Layer {
  private final String kind;
  private final String name;
  private final String activation;
  private final String detail;
  private final String shares;
  private final List<String> sources;
  private final int inputs;
  private final int[] shape;
  private final int[] codes;
  private final List<ParameterTensor> used;

  NetworkLayer(Builder builder) {
    this.kind = builder.kind;
    this.name = builder.name;
    this.activation = builder.activation;
    this.detail = builder.detail;
    this.shares = builder.shares;
    this.sources = builder.sources;
    this.inputs = builder.inputs;
    this.shape = builder.shape;
    this.codes = builder.codes;
    this.used = Collections.unmodifiableList(new ArrayList<ParameterTensor>(builder.tensors));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public List<String> sources() {
    return sources;
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public String activation() {
    return activation;
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public int[] codes() {
    return codes.clone();
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int units() {
    return shape[shape.length - 1];
  }

  @Override
  public boolean bias() {
    return biasOffset() >= 0;
  }

  @Override
  public int weightsOffset() {
    return offset(ParameterTensor.WEIGHT);
  }

  @Override
  public int biasOffset() {
    return offset(ParameterTensor.BIAS);
  }

  private int offset(String role) {
    for (ParameterTensor tensor : used) {
      if (tensor.role().equals(role)) {
        return tensor.offset();
      }
    }
    return -1;
  }

  @Override
  public String shares() {
    return shares;
  }

  @Override
  public List<ParameterTensor> tensors() {
    return shares.isEmpty() ? used : Collections.<ParameterTensor>emptyList();
  }

  @Override
  public boolean equals(Object object) {
    if (!(object instanceof NetworkLayer)) {
      return false;
    }
    NetworkLayer other = (NetworkLayer) object;
    return DenseLayer.text(this).equals(DenseLayer.text(other))
        && sources.equals(other.sources)
        && shares.equals(other.shares)
        && used.equals(other.used)
        && Arrays.equals(codes, other.codes)
        && Arrays.equals(shape, other.shape);
  }

  @Override
  public int hashCode() {
    // No two layers of a network have the same name.
    return name.hashCode();
  }

  /** Reads {@code hidden: 4 -> 16, TANH}, and other kinds {@code sum: Add, 16 -> 16, RELU}. */
  @Override
  public String toString() {
    return DenseLayer.text(this);
  }

  /** Says one thing after another of a layer. */
  public static final class Builder {
    final String kind;
    final String name;
    final List<ParameterTensor> tensors = new ArrayList<ParameterTensor>();
    String activation = "IDENTITY";
    String detail = "";
    String shares = "";
    List<String> sources = Collections.emptyList();
    int inputs;
    int[] shape = {0};
    int[] codes = {};

    /**
     * Begins with a layer that reads nothing.
     *
     * @param kind what the layer does, by the name of its annotation
     * @param name the layer's name
     * @throws NullPointerException if one is null
     */
    public Builder(String kind, String name) {
      this.kind = present("kind", kind);
      this.name = present("name", name);
    }

    private static <T> T present(String what, T value) {
      if (value == null) {
        throw new NullPointerException(what);
      }
      return value;
    }

    /**
     * What the layer reads.
     *
     * @param inputs the number of channels that it reads
     * @param sources the names of layers or inputs; copied
     * @return this
     */
    public Builder reads(int inputs, String... sources) {
      this.inputs = inputs;
      this.sources = Collections.unmodifiableList(Arrays.asList(sources.clone()));
      return this;
    }

    /**
     * What the layer outputs.
     *
     * @param shape the lengths of the axes, the channels last; copied
     * @return this
     */
    public Builder gives(int... shape) {
      this.shape = shape.clone();
      return this;
    }

    /**
     * What the layer ends in.
     *
     * @param activation the name of the activation's enum constant
     * @return this
     */
    public Builder activation(String activation) {
      this.activation = present("activation", activation);
      return this;
    }

    /**
     * Adds elements of x that the layer looks up, some neighbours again and again.
     *
     * @param first the index of the first
     * @param channels the number of neighbours, at least 1
     * @param positions how often there are so many, at least 1
     * @param stride how far they are from those before
     * @return this
     */
    public Builder codes(int first, int channels, int positions, int stride) {
      int before = codes.length;
      codes = Arrays.copyOf(codes, before + channels * positions);
      for (int k = before; k < codes.length; k++) {
        int position = (k - before) / channels;
        codes[k] = first + position * stride + (k - before) % channels;
      }
      return this;
    }

    /**
     * What is particular about the layer.
     *
     * @param detail such as {@code epsilon 1.0E-5}
     * @return this
     */
    public Builder detail(String detail) {
      this.detail = present("detail", detail);
      return this;
    }

    /**
     * Whose parameters the layer uses.
     *
     * @param shares the name of another layer, whose tensors are to be added here
     * @return this
     */
    public Builder shares(String shares) {
      this.shares = present("shares", shares);
      return this;
    }

    /**
     * Adds a tensor of the parameters that the layer uses.
     *
     * @param role what it is to the layer
     * @param name what files call it
     * @param offset the index of its first element in the parameters
     * @param shape its dimensions, the slowest first; copied
     * @return this
     * @throws IllegalArgumentException if a dimension is negative or no array holds so many
     *     elements
     */
    public Builder tensor(String role, String name, int offset, int... shape) {
      tensors.add(new ParameterTensor(role, name, offset, shape));
      return this;
    }

    /**
     * Makes the layer.
     *
     * @return what was said
     */
    public NetworkLayer build() {
      return new NetworkLayer(this);
    }
  }
}
