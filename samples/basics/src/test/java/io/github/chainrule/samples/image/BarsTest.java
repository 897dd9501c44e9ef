package io.github.chainrule.samples.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.GradientCheck;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains a convolutional network, and keeps it in a file. */
class BarsTest {

  private static final int PIXELS = BarImages.SIDE * BarImages.SIDE;

  @TempDir private Path folder;

  @Test
  void directionsAreLearned() {
    BarsNetwork network = Main.trained(new BarImages(1).draw(2000));
    double accuracy = ConfusionMatrix.of(network, new BarImages(2).draw(500)).accuracy();
    assertTrue(accuracy > 0.95, "accuracy " + accuracy);
  }

  @Test
  void derivativesAreRight() {
    Dataset images = new BarImages(3).draw(1);
    float[] x = Arrays.copyOf(images.copyFeatures(), PIXELS);
    float[] t = Arrays.copyOf(images.copyTargets(), BarImages.DIRECTIONS);
    assertTrue(new GradientCheck(BarsNetwork.create(4)).at(x, t).passed());
  }

  @Test
  void manyImagesAtATimeGiveTheBitsOfOne() {
    int count = 300;
    float[] x = new BarImages(5).draw(count).copyFeatures();
    float[] t = new BarImages(5).draw(count).copyTargets();
    BarsNetwork network = BarsNetwork.create(6);
    Forward forward = network.newForward();
    float[] all = new float[count * BarImages.DIRECTIONS];
    forward.forward(x, all, count);
    Backprop backprop = network.newBackprop();
    double loss = 0;
    float[] y = new float[BarImages.DIRECTIONS];
    for (int image = 0; image < count; image++) {
      float[] pixels = Arrays.copyOfRange(x, image * PIXELS, (image + 1) * PIXELS);
      forward.forward(pixels, y);
      int from = image * BarImages.DIRECTIONS;
      int to = from + BarImages.DIRECTIONS;
      assertArrayEquals(y, Arrays.copyOfRange(all, from, to));
      loss += backprop.loss(pixels, Arrays.copyOfRange(t, from, to));
    }
    assertEquals(loss / count, backprop.loss(x, t, count), 1e-12);
  }

  @Test
  void layersTellTheirShapes() {
    BarsNetwork network = BarsNetwork.create(1);
    assertArrayEquals(new int[] {8, 8, 6}, network.edges().shape());
    assertArrayEquals(new int[] {4, 4, 6}, network.coarse().shape());
    Layer shapes = network.shapes();
    assertEquals("Conv2D", shapes.kind());
    assertArrayEquals(new int[] {2, 2, 8}, shapes.shape());
    assertArrayEquals(new int[] {3, 3, 6, 8}, shapes.tensors().get(0).shape());
  }

  /** As PyTorch has them: filters first, then channels, then the kernel or the flattened place. */
  @Test
  void filesHoldWeightsWithTheChannelsFirst() throws IOException {
    BarsNetwork network = BarsNetwork.create(8);
    File file = folder.resolve("bars.safetensors").toFile();
    ModelFile.save(network, file);
    float[] p = network.parameters();
    Layer shapes = network.shapes();
    float[] stored = stored(file, "shapes.weight", "8,6,3,3");
    int filter = 5;
    int channel = 4;
    int place = 7;
    int here = shapes.tensors().get(0).offset() + (place * 6 + channel) * 8 + filter;
    assertEquals(p[here], stored[(filter * 6 + channel) * 9 + place]);
    Layer direction = network.direction();
    float[] dense = stored(file, "direction.weight", "4,32");
    int unit = 2;
    int position = 3;
    int read = 6;
    int own = direction.weightsOffset() + (position * 8 + read) * 4 + unit;
    assertEquals(p[own], dense[unit * 32 + read * 4 + position]);
    BarsNetwork loaded = BarsNetwork.create(9);
    ModelFile.load(loaded, file);
    assertArrayEquals(p, loaded.parameters());
  }

  private static float[] stored(File file, String name, String shape) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(file.toPath())).order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) bytes.getLong();
    byte[] text = new byte[header];
    bytes.get(text);
    Pattern entry =
        Pattern.compile(
            "\""
                + Pattern.quote(name)
                + "\":\\{\"dtype\":\"F32\",\"shape\":\\["
                + Pattern.quote(shape)
                + "\\],\"data_offsets\":\\[(\\d+),(\\d+)\\]");
    Matcher matcher = entry.matcher(new String(text, StandardCharsets.UTF_8));
    assertTrue(matcher.find(), new String(text, StandardCharsets.UTF_8));
    int from = 8 + header + Integer.parseInt(matcher.group(1));
    int to = 8 + header + Integer.parseInt(matcher.group(2));
    float[] values = new float[(to - from) / Float.BYTES];
    bytes.position(from);
    bytes.asFloatBuffer().get(values);
    return values;
  }
}
