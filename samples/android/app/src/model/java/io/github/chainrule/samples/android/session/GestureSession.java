package io.github.chainrule.samples.android.session;

import io.github.chainrule.samples.android.gestures.Gesture;
import io.github.chainrule.samples.android.gestures.GestureLearner;
import io.github.chainrule.samples.android.gestures.GestureReaderResult;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.Executor;

/**
 * The one learner of a process, in a thread of its own so that no screen waits for it. A screen
 * attaches itself while it is to be seen: when the font, the language or the size of the window
 * changes, another takes its place, and the learner goes on. A learner for each screen would read
 * an old file and later write over what the one before had learnt.
 *
 * <p>All methods are for the thread of the screens.
 */
public final class GestureSession {
  private static final long SEED = 21;

  /** What came of something. */
  private interface News {
    void tell(Screen screen);
  }

  private final GestureLearner learner = new GestureLearner(SEED);
  private final File file;
  private final Executor worker;
  private final Executor screens;
  private Screen screen;
  private News last;
  private float[] stroke;

  /**
   * Goes on from what was saved.
   *
   * @param file where all that is learnt is saved
   * @param worker runs one thing after another, the learner's
   * @param screens runs what is for screens, in their thread
   */
  public GestureSession(File file, Executor worker, Executor screens) {
    this.file = file;
    this.worker = worker;
    this.screens = screens;
    worker.execute(
        new Runnable() {
          @Override
          public void run() {
            load();
          }
        });
  }

  /**
   * Tells a screen what is new from now on, and at once what was last told.
   *
   * @param next takes the place of another, if there is one
   */
  public void attach(Screen next) {
    screen = next;
    if (last != null) {
      last.tell(next);
    }
  }

  /**
   * Lets go of a screen, whatever is still to be done.
   *
   * @param former is told nothing more; another that has taken its place stays
   */
  public void detach(Screen former) {
    if (screen == former) {
      screen = null;
    }
  }

  /**
   * Reads a stroke.
   *
   * @param features of the stroke, which is the one to learn from if it is said what it was
   */
  public void read(final float[] features) {
    stroke = features;
    worker.execute(
        new Runnable() {
          @Override
          public void run() {
            recognise(features);
          }
        });
  }

  /** Forgets the last stroke, which cannot be seen any more: nobody is to say what it was. */
  public void forget() {
    stroke = null;
  }

  /**
   * Learns what the last stroke was, and saves that.
   *
   * @param gesture what it was
   * @return whether there is a stroke of which that was not said yet
   */
  public boolean learn(final Gesture gesture) {
    if (stroke == null) {
      return false;
    }
    final float[] example = stroke;
    stroke = null;
    worker.execute(
        new Runnable() {
          @Override
          public void run() {
            learner.add(example, gesture);
            learn();
            save();
          }
        });
    return true;
  }

  private void load() {
    try {
      if (file.exists()) {
        learner.load(file);
      }
    } catch (IOException e) {
      final String reason = e.getMessage();
      publish(
          new News() {
            @Override
            public void tell(Screen to) {
              to.unreadable(reason);
            }
          });
    }
  }

  private void recognise(float[] features) {
    final GestureReaderResult result = learner.read(features);
    publish(
        new News() {
          @Override
          public void tell(Screen to) {
            to.recognised(result.best(), result.probability(result.best()));
          }
        });
  }

  private void learn() {
    long start = System.nanoTime();
    final double[] losses = learner.learn();
    final long milliseconds = (System.nanoTime() - start) / 1_000_000;
    int count = 0;
    for (Gesture gesture : Gesture.values()) {
      count += learner.examples(gesture);
    }
    final int examples = count;
    publish(
        new News() {
          @Override
          public void tell(Screen to) {
            to.learnt(examples, milliseconds, losses[0], losses[losses.length - 1]);
          }
        });
  }

  private void save() {
    try {
      learner.save(file);
    } catch (IOException e) {
      final String reason = e.getMessage();
      publish(
          new News() {
            @Override
            public void tell(Screen to) {
              to.unsaved(reason);
            }
          });
    }
  }

  /** Tells the screen that is there by then, or keeps it for the next. */
  private void publish(final News news) {
    screens.execute(
        new Runnable() {
          @Override
          public void run() {
            last = news;
            if (screen != null) {
              news.tell(screen);
            }
          }
        });
  }
}
