package io.github.chainrule.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnnotationsTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        Network.class,
        Input.class,
        Output.class,
        Loss.class,
        Dense.class,
        Concat.class,
        Add.class,
        Multiply.class,
        Activate.class,
        Slice.class,
        Dropout.class,
        LayerNorm.class,
        BatchNorm.class
      })
  void annotationsAreKeptInTheClassFileOnly(Class<?> annotation) {
    assertEquals(RetentionPolicy.CLASS, annotation.getAnnotation(Retention.class).value());
  }

  @Test
  void denseGoesOnMethodsOnly() {
    assertEquals(ElementType.METHOD, soleTarget(Dense.class));
  }

  @Test
  void networkGoesOnTypesOnly() {
    assertEquals(ElementType.TYPE, soleTarget(Network.class));
  }

  @Test
  void lossGoesOnTypesAndOutputs() {
    ElementType[] targets = Loss.class.getAnnotation(Target.class).value();
    assertEquals(List.of(ElementType.TYPE, ElementType.METHOD), List.of(targets));
  }

  @Test
  void defaultsAreAsDocumented() throws NoSuchMethodException {
    assertEquals(Precision.FLOAT, Network.class.getMethod("precision").getDefaultValue());
    assertEquals(Emission.AUTO, Network.class.getMethod("emission").getDefaultValue());
    assertEquals(Activation.IDENTITY, Dense.class.getMethod("activation").getDefaultValue());
    assertEquals("", Dense.class.getMethod("formula").getDefaultValue());
    assertEquals(true, Dense.class.getMethod("bias").getDefaultValue());
    assertEquals(LossFunction.SQUARED_ERROR, Loss.class.getMethod("value").getDefaultValue());
    assertEquals("", Loss.class.getMethod("formula").getDefaultValue());
    assertEquals(1.0, Loss.class.getMethod("weight").getDefaultValue());
    assertEquals(1e-5, LayerNorm.class.getMethod("epsilon").getDefaultValue());
  }

  /** Else javac warns of them, by its lint of exports, in every module that exports a network. */
  @Test
  void annotationsAreNoPartOfWhatAModuleExports() {
    for (Class<?> annotation : List.of(Network.class, Dense.class, Loss.class)) {
      assertFalse(annotation.isAnnotationPresent(Documented.class), annotation.getName());
    }
  }

  private static ElementType soleTarget(Class<?> annotation) {
    ElementType[] targets = annotation.getAnnotation(Target.class).value();
    assertEquals(1, targets.length);
    return targets[0];
  }
}
