package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Writes what the class of a network with hundreds of layers does for one after another: makes the
 * list of them, and draws their parameters.
 */
final class ManyLayers {

  private static final String LIST = "layers";

  private final ClassFrame frame;
  private final NetworkSpec network;
  private final LayerParts added;
  private final LayerParts initialised;

  private ManyLayers(ClassFrame frame) {
    this.frame = frame;
    this.network = frame.lowered().network();
    this.added = new LayerParts("addLayers", ofEach(this::added));
    this.initialised = new LayerParts("initialize", ofEach(this::initialised));
  }

  /** Nothing for fewer layers, which can do without. */
  static Optional<ManyLayers> of(ClassFrame frame) {
    return LayerParts.areNeeded(frame.lowered().network().layers().size())
        ? Optional.of(new ManyLayers(frame))
        : Optional.empty();
  }

  private List<LayerCode> ofEach(IntFunction<LayerCode> code) {
    return IntStream.range(0, network.layers().size())
        .mapToObj(code)
        .filter(it -> !it.isEmpty())
        .toList();
  }

  private LayerCode added(int layer) {
    return new LayerCode.Builder()
        .add("$L[", LIST)
        .addNumber(layer)
        .add("] =\n$>$>")
        .add(LayerDescription.of(frame.lowered(), layer))
        .add(";\n$<$<")
        .build();
  }

  private LayerCode initialised(int layer) {
    return InitializerCalls.of(frame.lowered().layout(), layer);
  }

  /** The list of the layers, an expression. */
  CodeBlock list() {
    return CodeBlock.of(
        "new $T(allLayers(new $T[$L]))",
        RuntimeNames.LAYER_LIST,
        RuntimeNames.LAYER,
        network.layers().size());
  }

  /** The statements that draw all parameters. */
  CodeBlock initialization() {
    return initialised.calls("p, initializer");
  }

  List<MethodSpec> methods() {
    ParameterSpec layers = parameter(ArrayTypeName.of(RuntimeNames.LAYER), LIST);
    ParameterSpec names = parameter(ArrayTypeName.of(ClassName.get(String.class)), LayerCode.NAMES);
    List<MethodSpec> methods = new ArrayList<>(List.of(allLayers(layers)));
    methods.addAll(added.methods(layers, names));
    methods.addAll(
        initialised.methods(
            parameter(frame.numbers(), "p"),
            parameter(frame.runtime().type("Initializer"), "initializer")));
    return methods;
  }

  private static ParameterSpec parameter(TypeName type, String name) {
    return ParameterSpec.builder(type, name).build();
  }

  /** It has a parameter, which tells it from a layer of that name. */
  private MethodSpec allLayers(ParameterSpec layers) {
    return MethodSpec.methodBuilder("allLayers")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(layers)
        .returns(layers.type())
        .addCode(
            "$T[] $L =\n$>$>$L;\n$<$<",
            String.class,
            LayerCode.NAMES,
            NameList.of(network.layers().stream().map(LayerSpec::name).toList()))
        .addCode(added.calls(LIST + ", " + LayerCode.NAMES))
        .addStatement("return $N", layers)
        .build();
  }
}
