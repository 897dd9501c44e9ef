package io.github.chainrule.samples.spark;

import org.apache.spark.sql.SparkSession;

/** Sessions of tests: no page, loopback only. */
final class Sessions {
  private Sessions() {}

  static SparkSession.Builder builder() {
    return SparkSession.builder()
        .appName("chainrule")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.warehouse.dir", "target/spark-warehouse")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4");
  }

  /** Executes in this process. */
  static SparkSession local(int threads) {
    return builder().master("local[" + threads + "]").getOrCreate();
  }
}
