package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.chainrule.exchange.command.Commands;
import io.github.chainrule.exchange.write.JavaName;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tool as a user runs it. */
final class CommandsTest {
  private static final Path MODELS = RecordedModelsTest.MODELS;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return Commands.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private int importModel(String model, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "import",
                MODELS.resolve(model).toString(),
                "--interface",
                "demo.Policy",
                "--sources",
                folder.resolve("main").toString(),
                "--resources",
                folder.resolve("resources").toString(),
                "--tests",
                folder.resolve("test").toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(new String[0]));
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void importWritesAnInterfaceThatReadsAsAPersonWouldWriteIt() throws Exception {
    assertEquals(0, importModel("policy.onnx"), err.toString(StandardCharsets.UTF_8));
    assertEquals(List.of("main/demo/Policy.java", "resources/demo/Policy.safetensors"), files());
    assertEquals(
        """
        package demo;

        import io.github.chainrule.dsl.Activation;
        import io.github.chainrule.dsl.Dense;
        import io.github.chainrule.dsl.Network;
        import io.github.chainrule.runtime.Layer;

        /**
         * Imported from {@code policy.onnx}.
         *
         * <p>UNVERIFIED: no outputs were recorded. Record some where the model was trained, by what {@code
         * chainrule-exchange recorder} prints, and import again with {@code --golden}.
         *
         * <p>x: {@code obs}, [9].
         *
         * <p>y: {@code actions}, [3].
         */
        @Network(inputs = 9)
        public interface Policy {
          /** {@code Gemm}: [9] to [16]. */
          @Dense(units = 16, activation = Activation.TANH)
          Layer policyNet0();

          /** {@code Gemm}: [16] to [16]. */
          @Dense(units = 16, activation = Activation.TANH)
          Layer policyNet2();

          /** {@code Gemm}: [16] to [3]. */
          @Dense(units = 3, activation = Activation.TANH)
          Layer actionNet();
        }
        """,
        Files.readString(folder.resolve("main/demo/Policy.java")));
  }

  @Test
  void importWithARecordingWritesATestThatCompiles() throws Exception {
    String golden = MODELS.resolve("layer_standardise.safetensors").toString();
    assertEquals(0, importModel("layer_standardise.onnx", "--golden", golden));
    assertTrue(files().contains("test/demo/PolicyGoldenTest.java"), files().toString());
    String test = Files.readString(folder.resolve("test/demo/PolicyGoldenTest.java"));
    assertTrue(test.contains("scaling.applyToInputs"), test);
    String network = Files.readString(folder.resolve("main/demo/Policy.java"));
    CompiledModel.compile(network, JavaName.of("demo.Policy"), folder.resolve("classes"));
    assertEquals(List.of(), GoldenTestRun.of(test, "demo.PolicyGoldenTest", folder));
  }

  @Test
  void aGoldenTestNamesTheFirstUnitThatDiffers() throws Exception {
    String golden = MODELS.resolve("layer_gelu.safetensors").toString();
    assertEquals(0, importModel("layer_gelu.onnx", "--golden", golden));
    String network = Files.readString(folder.resolve("main/demo/Policy.java"));
    CompiledModel.compile(
        network.replace("GELU", "RELU"), JavaName.of("demo.Policy"), folder.resolve("classes"));
    String test = Files.readString(folder.resolve("test/demo/PolicyGoldenTest.java"));
    List<String> failures = GoldenTestRun.of(test, "demo.PolicyGoldenTest", folder);
    assertEquals(2, failures.size(), failures.toString());
    assertTrue(failures.get(0).contains("the first difference is unit "), failures.get(0));
    assertTrue(failures.get(0).contains(" of output"), failures.get(0));
  }

  @Test
  void aGoldenTestNamesTheLayerBehindAnImage() throws Exception {
    String golden = MODELS.resolve("cnn.safetensors").toString();
    assertEquals(0, importModel("cnn.onnx", "--golden", golden));
    String network = Files.readString(folder.resolve("main/demo/Policy.java"));
    CompiledModel.compile(
        network.replace("SILU", "TANH"), JavaName.of("demo.Policy"), folder.resolve("classes"));
    String test = Files.readString(folder.resolve("test/demo/PolicyGoldenTest.java"));
    List<String> failures = GoldenTestRun.of(test, "demo.PolicyGoldenTest", folder);
    assertEquals(2, failures.size(), failures.toString());
    assertTrue(
        failures.get(0).contains("the first difference is unit 0 of features4"), failures.get(0));
  }

  @Test
  void namesInARecordingBecomeTypes() throws Exception {
    Map<String, String> names =
        Map.of("feature_names", "a,b,c,d,e,f (km)", "class_names", "[\"ash\", \"elm\", \"oak\"]");
    String golden = recordingWith(names, "hdf5_chain.safetensors").toString();
    assertEquals(0, importModel("hdf5_chain.h5", "--golden", golden));
    assertTrue(
        files().containsAll(List.of("main/demo/PolicyClass.java", "main/demo/PolicyInput.java")),
        files().toString());
    String features = Files.readString(folder.resolve("main/demo/PolicyInput.java"));
    assertTrue(features.contains("  @Unit(\"km\")\n  public float f;"), features);
  }

  @Test
  void namesThatDoNotFitAreTold() throws Exception {
    Map<String, String> names = Map.of("feature_names", "a,b", "class_names", "ash, elm");
    String golden = recordingWith(names, "hdf5_chain.safetensors").toString();
    assertEquals(0, importModel("hdf5_chain.h5", "--golden", golden));
    String shown = out.toString(StandardCharsets.UTF_8);
    assertTrue(shown.contains("2 names of features become no fields: there must be"), shown);
    assertTrue(shown.contains("2 names of classes become no constants: there must be"), shown);
    assertTrue(Files.notExists(folder.resolve("main/demo/PolicyInput.java")));
  }

  /** A recording of the tests' resources with metadata besides. */
  private Path recordingWith(Map<String, String> metadata, String recording) throws Exception {
    byte[] file = Files.readAllBytes(MODELS.resolve(recording));
    SafetensorsHeader header = SafetensorsHeader.read(new ByteArrayInputStream(file));
    ByteArrayOutputStream named = new ByteArrayOutputStream();
    new SafetensorsHeader(metadata, header.tensors().values()).write(named);
    int data = 8 + Math.toIntExact(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong());
    named.write(file, data, file.length - data);
    return Files.write(folder.resolve("named.safetensors"), named.toByteArray());
  }

  @Test
  void aRecordingOfAnotherModelIsRefusedAndNothingIsWritten() throws Exception {
    String golden = MODELS.resolve("layer_gelu.safetensors").toString();
    assertEquals(1, importModel("layer_silu.onnx", "--golden", golden));
    assertTrue(
        err.toString(StandardCharsets.UTF_8).contains("recorded was"),
        err.toString(StandardCharsets.UTF_8));
    assertEquals(List.of(), files());
  }

  @Test
  void whatIsWrittenCanBeReadAsOtherFilesCan() throws Exception {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    assertEquals(0, importModel("policy.onnx"));
    Path usual = Files.write(folder.resolve("usual"), new byte[1]);
    Path source = folder.resolve("main/demo/Policy.java");
    assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(source));
  }

  @Test
  void whereOneFileCannotBeWrittenNoneIs() throws Exception {
    Files.createFile(folder.resolve("resources"));
    assertEquals(1, importModel("policy.onnx"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("nothing is written: "));
    assertEquals(List.of("resources"), files());
  }

  @Test
  void runAgainNothingChanges() throws Exception {
    assertEquals(0, importModel("policy.onnx"));
    assertEquals(0, importModel("policy.onnx"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("unchanged: "));
  }

  @Test
  void editsAreLeftAloneAndWhatWouldChangeIsShown() throws Exception {
    assertEquals(0, importModel("policy.onnx"));
    Path source = folder.resolve("main/demo/Policy.java");
    String edited = Files.readString(source).replace("Layer actionNet()", "Layer action()");
    Files.writeString(source, edited);
    assertEquals(0, importModel("policy.onnx"));
    assertEquals(edited, Files.readString(source));
    String shown = out.toString(StandardCharsets.UTF_8);
    assertTrue(shown.contains("-   Layer action();"), shown);
    assertTrue(shown.contains("+   Layer actionNet();"), shown);
  }

  @Test
  void aModelWithoutCounterpartIsRefusedWithItsReasons() throws Exception {
    assertEquals(1, importModel("refused_gru.onnx"));
    assertEquals(
        """
        refused_gru.onnx: 1 of 8 operators has no counterpart
          GRU (1: /layers.0/GRU): recurrent layers have no counterpart yet
        """,
        err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
    assertEquals(List.of(), files());
  }

  @ParameterizedTest
  @CsvSource({"refused_gru_of_a_batch.onnx, GRU", "refused_lstm_of_a_batch.onnx, LSTM"})
  void aRecurrentLayerOfAFixedBatchIsRefusedForItselfAlone(String file, String operator)
      throws Exception {
    assertEquals(1, importModel(file));
    String message = err.toString(StandardCharsets.UTF_8);
    assertTrue(message.contains("1 of "), message);
    assertTrue(message.contains(operator + " (1: /layers.0/" + operator + ")"), message);
    assertEquals(List.of(), files());
  }

  @Test
  void everyReasonIsToldAndWhatCanBeHadAllTheSame() throws Exception {
    assertEquals(1, importModel("refused_operators.onnx"));
    assertEquals(
        """
        refused_operators.onnx: 3 of 4 operators have no counterpart
          LSTM (2: lstm_1…): recurrent layers have no counterpart yet
          NonZero (1: third): no layer computes this
          QuantizeLinear (1: y): quantized; export the model before it is quantized
          what does not depend on them can be had: --output fine
        """,
        err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
  }

  @Test
  void dataOutsideTheFolderOfTheModelAreNotRead() throws Exception {
    assertEquals(1, importModel("refused_way_out.onnx"));
    String message = err.toString(StandardCharsets.UTF_8);
    assertTrue(message.contains("the tensor 'w' lies outside: there is no file"), message);
    assertEquals(List.of(), files());
  }

  @Test
  void namesOfClassesGoIntoTheFileOfTheParameters() throws Exception {
    assertEquals(0, importModel("classifier.onnx"));
    byte[] file = Files.readAllBytes(folder.resolve("resources/demo/Policy.safetensors"));
    SafetensorsHeader header = SafetensorsHeader.read(new ByteArrayInputStream(file));
    assertEquals("[\"ash\",\"elm\",\"oak\"]", header.metadata().get("classes"));
  }

  @Test
  void anUnknownOutputIsRefusedWithThoseThatThereAre() {
    assertEquals(1, importModel("towers.onnx", "--output", "riks"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("risk, kind"));
  }

  @Test
  void oneOfTwoOutputsCanBeChosen() {
    assertEquals(0, importModel("residual.onnx"));
    assertEquals(0, run("describe", MODELS.resolve("towers.onnx").toString(), "--output", "kind"));
    String shown = out.toString(StandardCharsets.UTF_8);
    assertTrue(shown.contains("dropped the output 'risk'"), shown);
  }

  @Test
  void wrongUsageIsToldWithWhatThereIs() {
    assertEquals(2, run("imprt"));
    assertEquals(2, run("import"));
    assertEquals(2, run("import", "model.onnx"));
    assertEquals(2, run("import", "model.onnx", "--interface", "demo.2"));
    assertEquals(2, run("import", "model.onnx", "--goldn", "x"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("--golden"));
    assertEquals(2, run("recorder", "theano"));
    assertEquals(0, run("recorder", "pytorch"));
    assertEquals(1, run("describe", folder.resolve("none.onnx").toString()));
  }

  @Test
  void aNetworkIsExportedAndReadAgain() throws Exception {
    Path classes = importAndCompile();
    for (String format : List.of("onnx", "keras")) {
      String file = folder.resolve("out." + format).toString();
      int exit = export("demo.PolicyNetwork", classes, file);
      assertEquals(0, exit, err.toString(StandardCharsets.UTF_8));
      assertEquals(0, run("describe", file));
      String shown = out.toString(StandardCharsets.UTF_8);
      assertTrue(shown.contains("the scaling of the inputs"), shown);
    }
  }

  /** Imports a model as {@code demo.Policy}; returns the folder of its classes. */
  private Path importAndCompile() throws Exception {
    assertEquals(0, importModel("layer_standardise.onnx"));
    String network = Files.readString(folder.resolve("main/demo/Policy.java"));
    Path classes = folder.resolve("classes");
    CompiledModel.compile(network, JavaName.of("demo.Policy"), classes);
    return classes;
  }

  private int export(String type, Path classes, String file) {
    String parameters = folder.resolve("resources/demo/Policy.safetensors").toString();
    return run(
        "export", parameters, "--class", type, "--classpath", classes.toString(), "--to", file);
  }

  @Test
  void theInterfaceInPlaceOfItsNetworkIsTold() throws Exception {
    Path classes = importAndCompile();
    String file = folder.resolve("out.onnx").toString();
    assertEquals(1, export("demo.Policy", classes, file));
    String told = err.toString(StandardCharsets.UTF_8);
    assertTrue(
        told.contains(
            "demo.Policy: expected the generated class of a network, which has create(long) (did"
                + " you mean demo.PolicyNetwork?)"),
        told);
    assertEquals(1, export("demo.Polic", classes, file));
    told = err.toString(StandardCharsets.UTF_8);
    assertTrue(told.contains("there is no class demo.Polic on the class path\n"), told);
  }
}
