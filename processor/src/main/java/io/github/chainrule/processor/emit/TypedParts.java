package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.github.chainrule.processor.feature.DeclaredName;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The inputs and outputs of a typed network, as arguments of its generated methods. */
final class TypedParts {

  /** The names of other arguments and variables beside them. */
  private static final List<String> OTHERS =
      List.of("x", "t", "n", "i", "offset", "step", "result", "network", "scaling", "forward");

  private final List<Input> inputs = new ArrayList<>();
  private final List<Head> heads = new ArrayList<>();
  private final TypeName numbers;

  TypedParts(ClassFrame frame) {
    NetworkSpec network = frame.lowered().network();
    numbers = frame.runtime().array(Width.WORKING);
    NameAllocator names = new NameAllocator();
    OTHERS.forEach(names::newName);
    int offset = 0;
    for (InputSpec part : network.parts()) {
      inputs.add(new Input(part, offset, names.newName(nameOf(part)), typeOf(part)));
      offset += part.extent().size();
    }
    offset = 0;
    for (HeadSpec head : network.heads()) {
      int size = network.extents().get(head.layer()).size();
      String name = network.layerOf(head).name();
      heads.add(new Head(head, offset, size, name, names.newName(name)));
      offset += size;
    }
  }

  /**
   * An input.
   *
   * @param offset the index of its first value in x
   * @param argument the name of the argument
   * @param type the type of the argument for one sample
   */
  record Input(InputSpec spec, int offset, String argument, TypeName type) {

    boolean isTyped() {
      return spec.features().isPresent();
    }

    int size() {
      return spec.extent().size();
    }

    /** The type of the argument for many samples: rows of numbers lie in one array. */
    TypeName typeOfMany() {
      return isTyped() ? listOf(type) : type;
    }
  }

  /**
   * An output.
   *
   * @param offset the index of its first value in y
   * @param name the layer's name
   * @param argument the name of the argument for its targets
   */
  record Head(HeadSpec spec, int offset, int size, String name, String argument) {

    boolean hasClasses() {
      return spec.classes().isPresent();
    }

    ClassName enumType() {
      return TypedParts.typeOf(spec.classes().orElseThrow().name());
    }
  }

  List<Input> inputs() {
    return inputs;
  }

  List<Head> heads() {
    return heads;
  }

  /** The type of targets of many samples. */
  TypeName typeOfTargets(Head head) {
    return head.hasClasses() ? listOf(head.enumType()) : numbers;
  }

  private static String nameOf(InputSpec part) {
    if (part.isDeclared()) {
      return part.name();
    }
    return part.features().map(type -> decapitalised(type.name().simpleName())).orElse("values");
  }

  private TypeName typeOf(InputSpec part) {
    if (part.features().isEmpty()) {
      return numbers;
    }
    ClassName type = typeOf(part.features().get().name());
    return part.steps() == 0 ? type : listOf(type);
  }

  static ClassName typeOf(DeclaredName name) {
    List<String> names = name.simpleNames();
    return ClassName.get(
        name.packageName(), names.get(0), names.subList(1, names.size()).toArray(String[]::new));
  }

  private static TypeName listOf(TypeName element) {
    return ParameterizedTypeName.get(ClassName.get(List.class), element);
  }

  static String decapitalised(String name) {
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first).toLowerCase(Locale.ROOT) + name.substring(first);
  }
}
