package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Activate;
import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Add;
import io.github.chainrule.dsl.AveragePool;
import io.github.chainrule.dsl.BatchNorm;
import io.github.chainrule.dsl.Concat;
import io.github.chainrule.dsl.Conv1D;
import io.github.chainrule.dsl.Conv2D;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Dropout;
import io.github.chainrule.dsl.Embedding;
import io.github.chainrule.dsl.Flatten;
import io.github.chainrule.dsl.GlobalAveragePool;
import io.github.chainrule.dsl.GlobalMaxPool;
import io.github.chainrule.dsl.LayerNorm;
import io.github.chainrule.dsl.MaxPool;
import io.github.chainrule.dsl.Multiply;
import io.github.chainrule.dsl.Padding;
import io.github.chainrule.dsl.Slice;
import io.github.chainrule.processor.feature.EnumSpec;
import io.github.chainrule.processor.spec.ActivateSpec;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.BatchNormSpec;
import io.github.chainrule.processor.spec.ConcatSpec;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.DropoutSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.EmbeddingSpec;
import io.github.chainrule.processor.spec.FlattenSpec;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** The annotations that say what a layer is, and what each becomes. */
public enum LayerKind {
  DENSE(Dense.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return new DenseSpec(
          head.name(),
          head.sources(),
          units(head, of),
          activation(head, of),
          of.flag("bias"),
          head.shares());
    }
  },
  EMBEDDING(Embedding.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return new EmbeddingSpec(
          head.name(), head.sources(), of.integer("size"), of.integer("units"), head.shares());
    }
  },
  CONCAT(Concat.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return new ConcatSpec(head.name(), head.sources());
    }
  },
  ADD(Add.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return ElementwiseSpec.sum(head.name(), head.sources(), of.activation());
    }
  },
  MULTIPLY(Multiply.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return ElementwiseSpec.product(head.name(), head.sources(), of.activation());
    }
  },
  ACTIVATE(Activate.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return new ActivateSpec(head.name(), head.sources(), of.activation());
    }
  },
  SLICE(Slice.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return new SliceSpec(head.name(), head.sources(), of.integer("offset"), of.integer("units"));
    }
  },
  LAYER_NORM(LayerNorm.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return new LayerNormSpec(head.name(), head.sources(), of.real("epsilon"), of.activation());
    }
  },
  CONV_1D(Conv1D.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      WindowSpec window =
          new WindowSpec(
              List.of(of.integer("kernel")),
              List.of(of.integer("stride")),
              List.of(of.integer("dilation")),
              of.padding(),
              of.integers("pad"));
      return conv(1, window, head, of);
    }
  },
  CONV_2D(Conv2D.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      WindowSpec window =
          new WindowSpec(
              of.integers("kernel"),
              of.integers("stride"),
              of.integers("dilation"),
              of.padding(),
              of.integers("pad"));
      return conv(2, window, head, of);
    }
  },
  MAX_POOL(MaxPool.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return pool(PoolSpec.Reduction.MAX, head, of);
    }
  },
  AVERAGE_POOL(AveragePool.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return pool(PoolSpec.Reduction.AVERAGE, head, of);
    }
  },
  GLOBAL_MAX_POOL(GlobalMaxPool.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return new GlobalPoolSpec(head.name(), head.sources(), PoolSpec.Reduction.MAX);
    }
  },
  GLOBAL_AVERAGE_POOL(GlobalAveragePool.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return new GlobalPoolSpec(head.name(), head.sources(), PoolSpec.Reduction.AVERAGE);
    }
  },
  FLATTEN(Flatten.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return new FlattenSpec(head.name(), head.sources());
    }
  },
  DROPOUT(Dropout.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return new DropoutSpec(head.name(), head.sources(), of.real("value"));
    }
  },
  BATCH_NORM(BatchNorm.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return new BatchNormSpec(head.name(), head.sources(), of.real("epsilon"), of.activation());
    }
  };

  private final Class<? extends Annotation> annotation;

  LayerKind(Class<? extends Annotation> annotation) {
    this.annotation = annotation;
  }

  private static LayerSpec conv(int axes, WindowSpec window, Head head, Members of) {
    return new ConvSpec(
        head.name(),
        head.sources(),
        axes,
        of.integer("filters"),
        window,
        of.integer("groups"),
        of.activation(),
        of.flag("bias"),
        head.shares());
  }

  /** They follow from classes, unless they are written. */
  private static int units(Head head, Members of) {
    return head.classes().isEmpty() || of.annotation().isWritten("units")
        ? of.integer("units")
        : head.classes().get().constants().size();
  }

  private static ActivationSpec activation(Head head, Members of) {
    boolean isWritten =
        of.annotation().isWritten("activation") || of.annotation().isWritten("formula");
    return head.classes().isEmpty() || isWritten
        ? of.activation()
        : ActivationSpec.of(Activation.SOFTMAX);
  }

  private static LayerSpec pool(PoolSpec.Reduction reduction, Head head, Members of) {
    List<Integer> size = of.integers("size");
    List<Integer> stride = of.integers("stride");
    WindowSpec window =
        new WindowSpec(
            size, stride.isEmpty() ? size : stride, List.of(1), of.padding(), of.integers("pad"));
    return new PoolSpec(head.name(), head.sources(), reduction, window);
  }

  /** What all layers have: their names, and the layers that they name, by their indices. */
  record Head(String name, List<Integer> sources, OptionalInt shares, Optional<EnumSpec> classes) {}

  /** The layer that an annotation declares, if the compiler could make sense of its values. */
  abstract LayerSpec spec(Head head, Members of);

  /** The annotation's type. */
  public Class<? extends Annotation> annotation() {
    return annotation;
  }

  /** The annotation as users write it, without the sign before it. */
  String text() {
    return annotation.getSimpleName();
  }

  /** Those that stand on an element. */
  static List<LayerKind> on(Element element, Elements elements) {
    List<LayerKind> found = new ArrayList<>();
    for (LayerKind kind : values()) {
      if (kind.find(element, elements).isPresent()) {
        found.add(kind);
      }
    }
    return found;
  }

  /** The annotation of this kind on an element, if there is one. */
  Optional<DslAnnotation> find(Element element, Elements elements) {
    return DslAnnotation.on(element, annotation, elements);
  }

  /** The layer that the annotation declares; empty if the compiler knows no value for a name. */
  Optional<LayerSpec> read(Head head, DslAnnotation declared, FormulaReader formulas) {
    try {
      return Optional.of(spec(head, new Members(head.name(), declared, formulas)));
    } catch (NoSuchElementException unresolved) {
      return Optional.empty();
    }
  }

  /** The values of an annotation; each of the methods fails where there is none. */
  record Members(String layer, DslAnnotation annotation, FormulaReader formulas) {

    int integer(String member) {
      return annotation.integer(member).orElseThrow();
    }

    List<Integer> integers(String member) {
      return annotation.integers(member).orElseThrow();
    }

    Padding padding() {
      return annotation.constant("padding", Padding.class).orElseThrow();
    }

    double real(String member) {
      return annotation.real(member).orElseThrow();
    }

    boolean flag(String member) {
      return annotation.flag(member).orElseThrow();
    }

    ActivationSpec activation() {
      return formulas.activation(layer, annotation).orElseThrow();
    }
  }
}
