package io.github.chainrule.samples.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/** Notes what jobs are called. */
final class JobTexts extends SparkListener {
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final List<String> texts = new ArrayList<>();
  private long last = System.nanoTime();

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    String text = start.properties().getProperty("spark.job.description");
    texts.add(text == null ? "" : text);
    last = System.nanoTime();
    notifyAll();
  }

  /** Those that begin so; waits until there is at least one and a moment without news. */
  synchronized List<String> starting(String prefix) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end && System.nanoTime() - last < PATIENCE_NANOS / 5) {
      try {
        wait(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return texts.stream().filter(text -> text.startsWith(prefix)).toList();
  }
}
