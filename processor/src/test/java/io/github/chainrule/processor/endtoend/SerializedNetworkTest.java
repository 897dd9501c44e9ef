package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.testing.compile.JavaFileObjects;
import io.github.chainrule.processor.ChainruleProcessor;
import io.github.chainrule.runtime.f32.Model;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks whose interface is {@code Serializable}: their parameters are written and read. */
class SerializedNetworkTest {

  private static Build build(int units) {
    String source =
        """
        package stored;
        import io.github.chainrule.dsl.*;
        import io.github.chainrule.runtime.Layer;
        @Network(inputs = 2)
        public interface Stored extends java.io.Serializable {
          @Dense(units = %d, activation = Activation.TANH) Layer output();
        }
        """
            .formatted(units);
    return Build.ofSources(
        List.of(JavaFileObjects.forSourceString("stored.Stored", source)),
        new ChainruleProcessor());
  }

  private static Model create(Build build) throws ReflectiveOperationException {
    Class<?> type = build.load("stored.StoredNetwork");
    return (Model) type.getMethod("create", long.class).invoke(null, 7L);
  }

  private static byte[] written(Model network) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(network);
    }
    return bytes.toByteArray();
  }

  private static Model read(byte[] bytes, Build build) throws IOException, ClassNotFoundException {
    ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes)) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass type)
              throws IOException, ClassNotFoundException {
            return type.getName().startsWith("stored.")
                ? build.load(type.getName())
                : super.resolveClass(type);
          }
        };
    return (Model) in.readObject();
  }

  @Test
  void aReadNetworkComputesWhatTheWrittenOneDoes() throws Exception {
    Build build = build(3);
    Model network = create(build);
    float[] x = {0.5f, -2};
    float[] y = network.predict(x);
    Model read = read(written(network), build);
    assertNotSame(network.parameters(), read.parameters());
    assertArrayEquals(network.parameters(), read.parameters());
    assertArrayEquals(y, read.predict(x));
    assertEquals(network.layers(), read.layers());
  }

  @Test
  void parametersOfAnotherNumberAreRefused() throws Exception {
    byte[] bytes = written(create(build(3)));
    Build changed = build(4);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> read(bytes, changed));
    assertEquals("parameters: expected length 12 (parameters), got 9", refused.getMessage());
  }
}
