package io.github.chainrule.samples.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The bits of a fit follow from the partitions, not from who works on them. */
class BitsTest {
  private static float[] parameters(int threads, int partitions, String solver) throws IOException {
    try (SparkSession spark = Sessions.local(threads)) {
      return new ChainruleClassifier()
          .setNetwork(PupilNetwork.class)
          .setSolver(solver)
          .setMaxIter(3)
          .setValidationIndicatorCol("judge")
          .fit(Tables.taught(spark, 3_000, partitions))
          .network()
          .parameters();
    }
  }

  @Test
  void threadsChangeNoBitAndPartitionsDo() throws IOException {
    for (String solver : List.of("averaging", "l-bfgs")) {
      List<float[]> results = new ArrayList<>();
      for (int threads : new int[] {1, 2, 4}) {
        results.add(parameters(threads, 4, solver));
      }
      assertArrayEquals(results.get(0), results.get(1), solver);
      assertArrayEquals(results.get(0), results.get(2), solver);
      assertFalse(Arrays.equals(results.get(0), parameters(2, 3, solver)), solver);
    }
  }
}
