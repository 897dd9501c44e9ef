package io.github.chainrule.samples.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/**
 * A standalone cluster on the loopback, each master, worker and executor a process of its own, all
 * from the jars of the test's class path. SPARK_HOME is a folder with an empty folder {@code jars}.
 */
final class Cluster implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /** To start in; a machine that is busy with other things takes minutes. */
  private static final int SECONDS = 600;

  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private final Path folder;
  private final String executorMemory;
  private final Process master;
  private final String url;
  private final List<Process> workers = new ArrayList<>();

  /** Starts a master and workers of one core each, and waits until they have found each other. */
  Cluster(Path folder, int workers, String executorMemory)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.executorMemory = executorMemory;
    Files.createDirectories(folder.resolve("home/jars"));
    master = start("master", "org.apache.spark.deploy.master.Master", "--port", "0");
    url = await("master", "Starting Spark master at (spark://[0-9.:]+)");
    for (int k = 0; k < workers; k++) {
      String name = "worker" + k;
      String work = folder.resolve(name).toString();
      this.workers.add(
          start(
              name,
              "org.apache.spark.deploy.worker.Worker",
              "--cores",
              "1",
              "--memory",
              "4g",
              "--work-dir",
              work,
              url));
      await(name, "(Successfully registered with master)");
    }
  }

  private Process start(String name, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-Dlogging=info", "-cp", CLASS_PATH));
    command.addAll(List.of(System.getProperty("spark.opens").split(" ")));
    command.addAll(List.of(main, "--host", LOOPBACK, "--webui-port", "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  /** What a line of a log says. */
  private String await(String name, String pattern) throws IOException, InterruptedException {
    Path log = folder.resolve(name + ".log");
    for (int tenths = 0; tenths < 10 * SECONDS; tenths++) {
      Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(log));
      if (matcher.find()) {
        return matcher.group(1);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    close();
    throw new IllegalStateException(name + " did not start:\n" + Files.readString(log));
  }

  /** A session whose executors are the cluster's, one of each worker. */
  SparkSession session() {
    return Sessions.builder()
        .master(url)
        .config("spark.executor.memory", executorMemory)
        .config("spark.executor.cores", "1")
        .config("spark.executor.extraClassPath", CLASS_PATH)
        .getOrCreate();
  }

  /** Kills a worker and its executor by their process ids, as a machine would go. */
  void kill(int worker) {
    ProcessHandle handle = workers.get(worker).toHandle();
    List<ProcessHandle> executors = handle.descendants().toList();
    handle.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    for (int k = 0; k < workers.size(); k++) {
      kill(k);
    }
    master.destroyForcibly();
  }
}
