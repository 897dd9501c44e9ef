package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Activate;
import io.github.chainrule.dsl.Add;
import io.github.chainrule.dsl.BatchNorm;
import io.github.chainrule.dsl.Concat;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.LayerNorm;
import io.github.chainrule.dsl.Multiply;
import io.github.chainrule.dsl.Slice;
import io.github.chainrule.processor.spec.ActivateSpec;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.AddSpec;
import io.github.chainrule.processor.spec.BatchNormSpec;
import io.github.chainrule.processor.spec.ConcatSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.MultiplySpec;
import io.github.chainrule.processor.spec.SliceSpec;
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
          of.integer("units"),
          of.activation(),
          of.flag("bias"),
          head.shares());
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
      return new AddSpec(head.name(), head.sources(), of.activation());
    }
  },
  MULTIPLY(Multiply.class) {
    @Override
    LayerSpec spec(Head head, Members of) {
      return new MultiplySpec(head.name(), head.sources(), of.activation());
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

  /** What all layers have: their names, and the layers that they name, by their indices. */
  record Head(String name, List<Integer> sources, OptionalInt shares) {}

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
