package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand steps of training end in the same bits on every JVM, compiled or interpreted, and in
 * every emission: in those that are written here. Whoever changes an elementary function, an
 * initialisation or an order of summation changes them.
 */
class BitStabilityTest {

  private static final Map<String, String> RECORDED =
      Map.of(
          "Classifier_FLOAT", "5d9f98bd720dfcf7",
          "Classifier_DOUBLE", "494e00d963a33d47",
          "Mixed_FLOAT", "3b859533c6cfeb8",
          "Mixed_DOUBLE", "f7d51373247fedd2");

  private static Build build;

  @TempDir Path folder;

  /** One like Iris, and one with every elementary function in it. */
  private static Map<String, NetworkSpec> shapes() {
    NetworkSpec classifier =
        network(
            4,
            LossFunction.CROSS_ENTROPY,
            dense(16, Activation.TANH),
            dense(3, Activation.SOFTMAX));
    NetworkSpec mixed =
        network(
            4,
            LossFunction.LOG_COSH,
            dense(9, Activation.GELU),
            dense(8, Activation.SILU),
            dense(7, Activation.SOFTPLUS),
            dense(6, Activation.SELU),
            dense(5, Activation.TANH),
            dense(3, Activation.SIGMOID));
    return new TreeMap<>(Map.of("Classifier", classifier, "Mixed", mixed));
  }

  private static List<NetworkSpec> networks() {
    List<NetworkSpec> networks = new ArrayList<>();
    shapes()
        .forEach(
            (name, shape) -> {
              for (Precision precision : Precision.values()) {
                for (Emission emission : Emission.values()) {
                  NetworkSpec network = Networks.as(shape, precision, emission);
                  networks.add(
                      Networks.named(network, "bits", name + "_" + precision + "_" + emission));
                }
              }
            });
    return networks;
  }

  @BeforeAll
  static void compile() {
    build = Build.of(networks());
  }

  private static String classOf(NetworkSpec network) {
    return "bits." + network.name().generated("Network");
  }

  private static String recorded(NetworkSpec network) {
    String name = network.name().inPackage();
    String hash = RECORDED.get(name.substring(0, name.lastIndexOf('_')));
    return network.name().generated("Network") + " " + hash;
  }

  @Test
  void trainedParametersHaveTheRecordedBits() {
    List<String> expected = networks().stream().map(BitStabilityTest::recorded).toList();
    List<String> actual =
        networks().stream()
            .map(network -> TrainingRun.fingerprint(build.load(classOf(network))))
            .toList();
    assertEquals(expected, actual);
  }

  @Test
  void trainedParametersHaveTheRecordedBitsWhenInterpreted() throws Exception {
    List<NetworkSpec> looped =
        networks().stream().filter(network -> network.emission() == Emission.LOOPED).toList();
    List<String> expected = looped.stream().map(BitStabilityTest::recorded).toList();
    assertEquals(expected, runInterpreted(looped.stream().map(it -> classOf(it)).toList()));
  }

  /** Runs in a JVM that compiles nothing. */
  private List<String> runInterpreted(List<String> networks)
      throws IOException, InterruptedException {
    for (Map.Entry<String, byte[]> file : build.classes().entrySet()) {
      Path path = folder.resolve(file.getKey().replace('.', '/') + ".class");
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    List<File> classpath = new ArrayList<>(Build.classpath());
    classpath.add(folder.toFile());
    classpath.add(Build.locationOf(TrainingRun.class));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xint", "-cp", joined(classpath), TrainingRun.class.getName()));
    command.addAll(networks);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] output = process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor(), () -> new String(output, StandardCharsets.UTF_8));
    return new String(output, StandardCharsets.UTF_8).lines().toList();
  }

  private static String joined(List<File> files) {
    return String.join(File.pathSeparator, files.stream().map(File::getPath).toList());
  }
}
