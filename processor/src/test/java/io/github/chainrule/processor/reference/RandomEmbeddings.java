package io.github.chainrule.processor.reference;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Padding;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.ConcatSpec;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.EmbeddingSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.FlattenSpec;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Draws networks that look codes up, in both precisions by turns: codes alone or beside numbers, in
 * vectors or at steps, straight from inputs or through layers that pass them on, in one table or
 * several, of which some are shared; the rows of some are so long that they are copied.
 */
public final class RandomEmbeddings {

  private final SplittableRandom random;
  private List<LayerSpec> layers;

  public RandomEmbeddings(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The next networks. */
  public List<NetworkSpec> draw(int count) {
    List<NetworkSpec> networks = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      networks.add(network(index % 2 == 0 ? Precision.FLOAT : Precision.DOUBLE));
    }
    return networks;
  }

  private NetworkSpec network(Precision precision) {
    layers = new ArrayList<>();
    boolean hasSteps = random.nextBoolean();
    int steps = random.nextInt(2, 6);
    int numbers = random.nextInt(0, 3);
    int codes = random.nextInt(1, 4);
    Extent input =
        hasSteps ? Extent.of(List.of(steps, numbers + codes)) : Extent.vector(numbers + codes);
    int source = numbers > 0 || random.nextBoolean() ? codes(numbers, codes) : -1;
    int embedded = embed(source);
    if (numbers > 0) {
      int besides = add(new SliceSpec(name(), List.of(-1), 0, numbers));
      embedded = add(new ConcatSpec(name(), List.of(embedded, besides)));
    }
    int last = hasSteps ? alongSteps(embedded) : embedded;
    boolean isSoftmax = random.nextBoolean();
    Activation activation = isSoftmax ? Activation.SOFTMAX : Activation.TANH;
    add(dense(last, random.nextInt(2, 5), activation));
    LossFunction loss = isSoftmax ? LossFunction.CROSS_ENTROPY : LossFunction.SQUARED_ERROR;
    List<HeadSpec> heads = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      heads.add(new HeadSpec(embedded, LossSpec.of(LossFunction.HUBER), 0.25));
    }
    heads.add(new HeadSpec(layers.size() - 1, LossSpec.of(loss), 1));
    return new NetworkSpec(
        new InterfaceName("embeddings", List.of("Net"), true),
        List.of(InputSpec.unnamed(input)),
        precision,
        Emission.AUTO,
        layers,
        heads);
  }

  private String name() {
    return "layer" + (layers.size() + 1);
  }

  private int add(LayerSpec layer) {
    layers.add(layer);
    return layers.size() - 1;
  }

  private DenseSpec dense(int source, int units, Activation activation) {
    return new DenseSpec(name(), List.of(source), units, ActivationSpec.of(activation), true);
  }

  /** The codes behind the numbers, some of them once more. */
  private int codes(int numbers, int codes) {
    int own = add(new SliceSpec(name(), List.of(-1), numbers, codes));
    if (random.nextInt(3) > 0) {
      return own;
    }
    int one = add(new SliceSpec(name(), List.of(own), random.nextInt(codes), 1));
    return add(new ConcatSpec(name(), List.of(one, own)));
  }

  /** One table, or its rows beside those of another, or once more, or added to once more. */
  private int embed(int source) {
    int size = random.nextInt(1, 7);
    int units = random.nextInt(4) == 0 ? 18 : random.nextInt(1, 5);
    int first = add(embedding(source, size, units, OptionalInt.empty()));
    return switch (random.nextInt(4)) {
      case 0 -> {
        int other = random.nextInt(1, 9);
        int second = add(embedding(source, size, other, OptionalInt.empty()));
        yield add(new ConcatSpec(name(), List.of(second, first)));
      }
      case 1 -> {
        int second = add(embedding(source, size, units, OptionalInt.of(first)));
        yield add(new ConcatSpec(name(), List.of(second, first)));
      }
      case 2 -> {
        int second = add(embedding(source, size, units, OptionalInt.of(first)));
        ActivationSpec activation = ActivationSpec.of(Activation.TANH);
        yield add(ElementwiseSpec.sum(name(), List.of(first, second), activation));
      }
      default -> first;
    };
  }

  private EmbeddingSpec embedding(int source, int size, int units, OptionalInt shares) {
    return new EmbeddingSpec(name(), List.of(source), size, units, shares);
  }

  /** What becomes a vector again. */
  private int alongSteps(int source) {
    return switch (random.nextInt(4)) {
      case 0 -> add(new FlattenSpec(name(), List.of(source)));
      case 1 -> add(new GlobalPoolSpec(name(), List.of(source), PoolSpec.Reduction.AVERAGE));
      case 2 -> {
        WindowSpec window =
            new WindowSpec(List.of(2), List.of(1), List.of(1), Padding.SAME, List.of());
        ActivationSpec activation = ActivationSpec.of(Activation.GELU);
        int conv =
            add(
                new ConvSpec(
                    name(),
                    List.of(source),
                    1,
                    3,
                    window,
                    1,
                    activation,
                    true,
                    OptionalInt.empty()));
        yield add(new GlobalPoolSpec(name(), List.of(conv), PoolSpec.Reduction.MAX));
      }
      default -> {
        ActivationSpec activation = ActivationSpec.of(Activation.SILU);
        int norm = add(new LayerNormSpec(name(), List.of(source), 0.1, activation));
        int each = add(dense(norm, 3, Activation.SIGMOID));
        yield add(new FlattenSpec(name(), List.of(each)));
      }
    };
  }
}
