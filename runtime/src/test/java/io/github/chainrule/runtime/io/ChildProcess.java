package io.github.chainrule.runtime.io;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Another Java process that runs a class of the tests. */
public final class ChildProcess {
  private final Process process;

  /** Starts a class; the virtual machine is one that starts fast. */
  public ChildProcess(String heap, Class<?> main, String... arguments) throws IOException {
    this(new ProcessBuilder(command(heap, main, arguments)).redirectErrorStream(true));
  }

  private ChildProcess(ProcessBuilder builder) throws IOException {
    process = builder.start();
  }

  /** Starts a class whose output becomes the content of a file. */
  static ChildProcess to(File file, Class<?> main, String... arguments) throws IOException {
    return new ChildProcess(
        new ProcessBuilder(command("-Xmx64m", main, arguments)).redirectOutput(file));
  }

  /** Starts a class as a user who may do no more than others. */
  static ChildProcess unprivileged(Class<?> main, String... arguments) throws IOException {
    List<String> command = command("-Xmx64m", main, arguments);
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(
          0, List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
    }
    return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true));
  }

  private static List<String> command(String heap, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of(heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** All that it prints until it ends. */
  public String output() throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Waits until it prints a byte; whether it did. */
  public boolean waitForByte() throws IOException {
    return process.getInputStream().read() >= 0;
  }

  /** Ends it at once, whatever it does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for its end; its exit code. */
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }
}
