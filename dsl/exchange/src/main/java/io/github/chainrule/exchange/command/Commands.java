package io.github.chainrule.exchange.command;

import io.github.chainrule.exchange.RefusalException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** The commands of the tool, and what they answer: 0 done, 1 refused, 2 wrong usage. */
public final class Commands {
  private static final String USAGE =
      """
      chainrule-exchange brings trained models in and out.

        import MODEL --interface demo.Fraud [--sources src/main/java] [--resources src/main/resources]
               [--tests src/test/java] [--output NAME]... [--shape INPUT=28,28,1]... [--golden recorded.safetensors]
            writes the annotated interface, its parameters and a test of them
        export PARAMETERS --class demo.FraudNetwork --classpath target/classes --to FILE.onnx | FILE.keras
            writes a network with these parameters for other frameworks
        describe MODEL
            shows a model as a table, whether it can be imported or not
        recorder pytorch | keras | onnx | tflite
            prints the Python that records outputs to compare with

      Models: .onnx, .keras, .h5, .tflite, RTNeural's .json.
      """;

  private Commands() {}

  /**
   * Runs a command.
   *
   * @param arguments its name and what it takes
   * @param out receives reports
   * @param err receives what is wrong
   * @return 0 done, 1 refused, 2 wrong usage
   */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      dispatch(List.of(arguments), out);
      return 0;
    } catch (UsageException e) {
      err.println(e.getMessage());
      err.println();
      err.print(USAGE);
      return 2;
    } catch (RefusalException e) {
      err.println(e.getMessage());
      return 1;
    } catch (IOException e) {
      err.println("cannot be written: " + e.getMessage());
      return 1;
    }
  }

  private static void dispatch(List<String> arguments, PrintStream out)
      throws UsageException, RefusalException, IOException {
    String command = arguments.isEmpty() ? "" : arguments.get(0);
    List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    switch (command) {
      case "import" -> ImportCommand.run(rest, out);
      case "export" -> ExportCommand.run(rest, out);
      case "describe" -> DescribeCommand.run(rest, out);
      case "recorder" -> RecorderCommand.run(rest, out);
      case "help", "--help", "-h" -> out.print(USAGE);
      case "" -> throw new UsageException("a command is missing");
      default ->
          throw new UsageException(
              "there is no command '%s'; there are %s"
                  .formatted(command, Arrays.asList("import", "export", "describe", "recorder")));
    }
  }
}
