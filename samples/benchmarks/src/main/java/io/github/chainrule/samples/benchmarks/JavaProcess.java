package io.github.chainrule.samples.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs in virtual machines of their own, of the Java that runs this one. */
public final class JavaProcess {
  private static final String ERRORS = "processes.log";

  private JavaProcess() {}

  /**
   * Runs a program to its end; what it says of errors goes to a file beside the reports.
   *
   * @param program the class with its main method
   * @param classPath the class path
   * @param flags what to start the virtual machine with
   * @param args the program's arguments
   * @return what it prints
   * @throws IOException if it cannot be started or fails
   * @throws InterruptedException if the thread is interrupted
   */
  public static String run(Class<?> program, String classPath, List<String> flags, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, program.getName()));
    command.addAll(List.of(args));
    Path errors = Report.file(ERRORS);
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(program.getName() + " ended with " + code + ", see " + errors);
    }
    return said;
  }
}
