package io.github.chainrule.samples.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster that loses a worker in the middle of a fit. */
class ClusterTest {
  @TempDir private Path folder;

  /** Kills a worker when a job begins. */
  private static final class Killer extends SparkListener {
    private final Cluster cluster;
    private final String job;
    private final AtomicInteger killed = new AtomicInteger();
    private final AtomicInteger removed = new AtomicInteger();

    Killer(Cluster cluster, String job) {
      this.cluster = cluster;
      this.job = job;
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
      String text = String.valueOf(start.properties().getProperty("spark.job.description"));
      if (text.startsWith(job) && killed.getAndIncrement() == 0) {
        cluster.kill(0);
      }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
      removed.incrementAndGet();
    }
  }

  private static float[] fit(SparkSession spark, String solver) {
    return new ChainruleClassifier()
        .setNetwork(PupilNetwork.class)
        .setSolver(solver)
        .setMaxIter(6)
        .setLocalEpochs(2)
        .fit(Tables.taught(spark, 40_000, 5))
        .network()
        .parameters();
  }

  @ParameterizedTest
  @CsvSource({"averaging,PupilNetwork: round 3 of", "l-bfgs,PupilNetwork: gradient 4 of"})
  void workerThatIsKilledChangesNoBit(String solver, String job)
      throws IOException, InterruptedException {
    float[] undisturbed;
    try (SparkSession spark = Sessions.local(1)) {
      undisturbed = fit(spark, solver);
    }
    try (Cluster cluster = new Cluster(folder, 2, "700m");
        SparkSession spark = cluster.session()) {
      Killer killer = new Killer(cluster, job);
      spark.sparkContext().addSparkListener(killer);
      assertArrayEquals(undisturbed, fit(spark, solver));
      assertEquals(1, killer.killed.get());
      assertEquals(1, killer.removed.get());
    }
  }
}
