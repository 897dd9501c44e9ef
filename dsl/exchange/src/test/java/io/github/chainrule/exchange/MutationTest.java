package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.write.InterfaceWriter;
import io.github.chainrule.exchange.write.JavaName;
import io.github.chainrule.exchange.write.NamedTypes;
import io.github.chainrule.exchange.write.ParameterFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged files: each is imported, or refused with one message, in time. {@code
 * -Dchainrule.sweep=100} makes a hundred times as many, {@code -Dchainrule.seed} others.
 */
final class MutationTest {
  private static final int MUTATIONS = 300 * Integer.getInteger("chainrule.sweep", 1);
  private static final long SEED = Long.getLong("chainrule.seed", 1);

  /** Of the processor, since others may use the machine, too. */
  private static final double MOST_SECONDS = 2;

  @ParameterizedTest
  @ValueSource(strings = {".onnx", ".keras", ".h5", ".tflite", ".json", ".safetensors"})
  void damagedFilesAreImportedOrRefused(String suffix) throws Exception {
    List<byte[]> files = files(suffix);
    Random random = new Random(SEED);
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    int imported = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = mutated(files.get(random.nextInt(files.size())), random);
      long begin = clock.getCurrentThreadCpuTime();
      boolean read = survives(damaged, suffix, i);
      double seconds = (clock.getCurrentThreadCpuTime() - begin) / 1e9;
      imported += read ? 1 : 0;
      assertTrue(
          MUTATIONS < 1000 || seconds < MOST_SECONDS,
          "mutation %d of %s, seed %d, took %.1f s".formatted(i, suffix, SEED, seconds));
    }
    assertTrue(imported < MUTATIONS, "some must be damaged enough to be refused");
  }

  private static List<byte[]> files(String suffix) throws Exception {
    List<byte[]> files = new ArrayList<>();
    try (var found = Files.list(RecordedModelsTest.MODELS)) {
      for (Path file : found.sorted().toList()) {
        if (file.toString().endsWith(suffix)) {
          files.add(Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static boolean survives(byte[] file, String suffix, int mutation) {
    try {
      if (suffix.equals(".safetensors")) {
        SafetensorsReader.read(file);
        return true;
      }
      JavaName name = JavaName.of("demo.Damaged");
      NetworkDraft draft =
          ModelImport.PLAIN.draft("model", name, () -> ModelReader.read(file, FileFolder.NONE));
      NamedTypes types = NamedTypes.of(draft, name, "model");
      types.all();
      ParameterFile.write(draft, types);
      InterfaceWriter.write(draft, name, "model", false);
      return true;
    } catch (DamagedFileException | RefusalException e) {
      String message = e.getMessage();
      assertTrue(
          !message.isEmpty() && !message.contains(ModelImport.FAULT),
          () -> "mutation %d of %s, seed %d: %s".formatted(mutation, suffix, SEED, message));
      return false;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("mutation %d of %s, seed %d".formatted(mutation, suffix, SEED), e);
    }
  }

  /** Bits that flip, bytes that become extreme, pieces that are lost, doubled, or cut off. */
  private static byte[] mutated(byte[] file, Random random) {
    byte[] damaged = file.clone();
    int changes = 1 + random.nextInt(4);
    for (int change = 0; change < changes && damaged.length > 16; change++) {
      // What describes the numbers is mostly at the beginning, or at the end.
      int at =
          random.nextBoolean()
              ? random.nextInt(damaged.length)
              : random.nextInt(Math.min(damaged.length, 600));
      switch (random.nextInt(6)) {
        case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> damaged[at] = (byte) random.nextInt(256);
        case 2 -> damaged[at] = (byte) (random.nextBoolean() ? 0xff : 0x7f);
        case 3 ->
            Arrays.fill(damaged, at, Math.min(at + 4, damaged.length), (byte) random.nextInt(256));
        case 4 -> damaged = Arrays.copyOf(damaged, at + 1);
        default -> damaged = spliced(damaged, at, random);
      }
    }
    return damaged;
  }

  private static byte[] spliced(byte[] file, int at, Random random) {
    int length = Math.min(1 + random.nextInt(64), file.length - at);
    int from = random.nextInt(file.length - length + 1);
    byte[] result = file.clone();
    System.arraycopy(file, from, result, at, length);
    return result;
  }
}
