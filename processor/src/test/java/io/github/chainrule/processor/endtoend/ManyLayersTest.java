package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.ParameterTensor;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Initializer;
import io.github.chainrule.runtime.f32.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks of so many layers that they are described in loops say and draw the same as others. */
class ManyLayersTest {

  private static final int BLOCKS = 70;
  private static final long SEED = 7;
  private static final ActivationSpec NONE = ActivationSpec.IDENTITY;

  private static final List<NetworkSpec> NETWORKS =
      List.of(residual("Own", false), residual("Shared", true), irregular());

  private static Build build;

  @BeforeAll
  static void compile() {
    build = Build.of(NETWORKS);
  }

  /** Blocks that repeat, with other layers in front, amid and behind, and names beyond ASCII. */
  private static NetworkSpec residual(String name, boolean isShared) {
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(dense("größe", LayerSpec.input(0), 3, Activation.RELU, OptionalInt.empty()));
    for (int block = 0; block < BLOCKS; block++) {
      int before = layers.size() - 1;
      if (block == BLOCKS / 2) {
        layers.add(dense("amid", before, 3, Activation.SELU, OptionalInt.empty()));
        before++;
      }
      OptionalInt owner = isShared && block > 0 ? OptionalInt.of(2) : OptionalInt.empty();
      layers.add(new LayerNormSpec("norm" + block, List.of(before), 0.1, NONE));
      layers.add(dense("step" + block, before + 1, 3, Activation.TANH, owner));
      layers.add(ElementwiseSpec.sum("sum" + block, List.of(before, before + 2), NONE));
    }
    layers.add(dense("last", layers.size() - 1, 2, Activation.IDENTITY, OptionalInt.empty()));
    return network(name, layers);
  }

  /** Layers of one unit or two, which hardly repeat. */
  private static NetworkSpec irregular() {
    List<LayerSpec> layers = new ArrayList<>();
    for (int index = 0; index < 3 * BLOCKS; index++) {
      int units = index * index % 11 > 5 ? 2 : 1;
      layers.add(dense("l" + index, index - 1, units, Activation.TANH, OptionalInt.empty()));
    }
    return network("Irregular", layers);
  }

  private static DenseSpec dense(
      String name, int source, int units, Activation activation, OptionalInt owner) {
    return new DenseSpec(name, List.of(source), units, ActivationSpec.of(activation), true, owner);
  }

  private static NetworkSpec network(String name, List<LayerSpec> layers) {
    return new NetworkSpec(
        new InterfaceName("many", List.of(name), true),
        List.of(InputSpec.unnamed(Extent.vector(2))),
        Precision.FLOAT,
        Emission.AUTO,
        layers,
        List.of(new HeadSpec(layers.size() - 1, LossSpec.of(LossFunction.SQUARED_ERROR), 1)));
  }

  private static Model created(NetworkSpec network) {
    Class<?> type = build.load("many." + network.name().generated("Network"));
    return (Model) Reflection.call(type, "create", long.class, SEED);
  }

  @Test
  void layersSayWhatTheyAre() {
    for (NetworkSpec network : NETWORKS) {
      List<Layer> layers = created(network).layers();
      assertEquals(network.layers().size(), layers.size());
      for (int index = 0; index < layers.size(); index++) {
        compare(network, index, layers.get(index));
      }
    }
  }

  private static void compare(NetworkSpec network, int index, Layer actual) {
    LayerSpec expected = network.layers().get(index);
    assertEquals(expected.name(), actual.name());
    assertEquals(expected.kind(), actual.kind());
    assertEquals(expected.sources().stream().map(network::nameOf).toList(), actual.sources());
    assertEquals(expected.activation().name(), actual.activation());
    assertEquals(expected.detail(), actual.detail());
    assertEquals(network.inputOf(index).channels(), actual.inputs());
    assertEquals(network.extents().get(index).channels(), actual.units());
    String owner =
        expected.shares().isPresent()
            ? network.layers().get(expected.shares().getAsInt()).name()
            : "";
    assertEquals(owner, actual.shares());
    List<ParameterTensor> tensors =
        owner.isEmpty() ? ParameterLayout.of(network).of(index) : List.of();
    assertEquals(
        tensors.stream().map(it -> it.role().singular() + it.offset() + it.shape()).toList(),
        actual.tensors().stream().map(ManyLayersTest::text).toList());
  }

  private static String text(io.github.chainrule.runtime.ParameterTensor tensor) {
    return tensor.role() + tensor.offset() + IntStream.of(tensor.shape()).boxed().toList();
  }

  @Test
  void parametersAreDrawnInTheOrderOfTheirTensors() {
    for (NetworkSpec network : NETWORKS) {
      ParameterLayout layout = ParameterLayout.of(network);
      float[] expected = new float[layout.size()];
      Initializer initializer = new Initializer(SEED);
      layout.tensors().forEach(tensor -> draw(initializer, expected, tensor));
      assertArrayEquals(expected, created(network).parameters());
    }
  }

  private static void draw(Initializer initializer, float[] p, ParameterTensor tensor) {
    int fanIn = tensor.initialization().fanIn();
    int fanOut = tensor.initialization().fanOut();
    switch (tensor.initialization().distribution()) {
      case GLOROT_UNIFORM -> initializer.glorotUniform(p, tensor.offset(), fanIn, fanOut);
      case HE_NORMAL -> initializer.heNormal(p, tensor.offset(), fanIn, fanOut);
      case LECUN_NORMAL -> initializer.lecunNormal(p, tensor.offset(), fanIn, fanOut);
      case STANDARD_NORMAL -> initializer.standardNormal(p, tensor.offset(), fanIn, fanOut);
      case ONE -> initializer.ones(p, tensor.offset(), fanIn, fanOut);
      case ZERO -> assertEquals(0, p[tensor.offset()]);
    }
  }

  @Test
  void layersThatRepeatAreDescribedOnce() {
    for (NetworkSpec network : NETWORKS.subList(0, 2)) {
      String source = build.sources().get("many." + network.name().generated("Network"));
      assertTrue(source.split("new NetworkLayer.Builder").length < 20, network.toString());
    }
  }
}
