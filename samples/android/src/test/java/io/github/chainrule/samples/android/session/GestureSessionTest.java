package io.github.chainrule.samples.android.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.android.gestures.Gesture;
import io.github.chainrule.samples.android.gestures.GestureLearner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One learner serves screens that come and go. */
class GestureSessionTest {

  /** Does its work when it is told to, as a slow thread would. */
  private static final class Later implements Executor {
    private final Queue<Runnable> work = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      work.add(task);
    }

    void runAll() {
      while (!work.isEmpty()) {
        work.remove().run();
      }
    }
  }

  private static final class Told implements Screen {
    private final List<String> news = new ArrayList<>();

    @Override
    public void recognised(Gesture gesture, float probability) {
      news.add("recognised");
    }

    @Override
    public void learnt(int examples, long milliseconds, double firstLoss, double lastLoss) {
      news.add("learnt from " + examples);
    }

    @Override
    public void unreadable(String reason) {
      news.add("unreadable");
    }

    @Override
    public void unsaved(String reason) {
      news.add("unsaved");
    }
  }

  @TempDir private Path folder;

  private final Later worker = new Later();
  private final Later screens = new Later();
  private final Told screen = new Told();

  private File file() {
    return folder.resolve("gestures.safetensors").toFile();
  }

  private GestureSession session() {
    return new GestureSession(file(), worker, screens);
  }

  private void runAll() {
    worker.runAll();
    screens.runAll();
  }

  private static float[] stroke() {
    float[] features = new float[16];
    features[0] = 1;
    return features;
  }

  private static void teach(GestureSession session, Gesture gesture) {
    session.read(stroke());
    assertTrue(session.learn(gesture));
  }

  /** What a change of the font or the language does while the network learns. */
  @Test
  void whatOneScreenAskedForIsLearntAndSavedWithWhatTheNextAsksFor() throws IOException {
    GestureSession session = session();
    Told next = new Told();
    session.attach(screen);
    teach(session, Gesture.B);
    session.detach(screen);
    session.attach(next);
    teach(session, Gesture.C);
    runAll();
    assertEquals(List.of(), screen.news);
    assertEquals(List.of("recognised", "learnt from 1", "recognised", "learnt from 2"), next.news);
    GestureLearner saved = new GestureLearner(1);
    saved.load(file());
    assertEquals(1, saved.examples(Gesture.B));
    assertEquals(1, saved.examples(Gesture.C));
  }

  @Test
  void newsThatNobodySawIsForTheNextScreen() {
    GestureSession session = session();
    session.attach(screen);
    teach(session, Gesture.A);
    session.detach(screen);
    runAll();
    assertEquals(List.of(), screen.news);
    session.attach(screen);
    assertEquals(List.of("learnt from 1"), screen.news);
  }

  @Test
  void screenThatIsReplacedBeforeItGoesTakesNobodyWithIt() {
    GestureSession session = session();
    Told next = new Told();
    session.attach(screen);
    session.attach(next);
    session.detach(screen);
    session.read(stroke());
    runAll();
    assertEquals(List.of("recognised"), next.news);
  }

  @Test
  void strokeCanBeNamedOnceAndByAnotherScreenToo() {
    GestureSession session = session();
    assertFalse(session.learn(Gesture.B));
    session.attach(screen);
    session.read(stroke());
    session.detach(screen);
    session.attach(new Told());
    assertTrue(session.learn(Gesture.B));
    assertFalse(session.learn(Gesture.B));
  }

  @Test
  void strokeThatIsForgottenCannotBeNamed() {
    GestureSession session = session();
    session.attach(screen);
    session.read(stroke());
    session.forget();
    assertFalse(session.learn(Gesture.B));
    runAll();
    assertEquals(List.of("recognised"), screen.news);
  }

  @Test
  void nextProcessGoesOnFromTheFile() {
    GestureSession session = session();
    teach(session, Gesture.D);
    runAll();
    GestureSession next = session();
    next.attach(screen);
    teach(next, Gesture.D);
    runAll();
    assertEquals(List.of("recognised", "learnt from 2"), screen.news);
  }

  @Test
  void whatCannotBeReadOrSavedIsSaid() throws IOException {
    Files.write(file().toPath(), new byte[3]);
    GestureSession session = session();
    session.attach(screen);
    runAll();
    assertEquals(List.of("unreadable"), screen.news);

    Files.delete(file().toPath());
    Files.createDirectory(file().toPath());
    Files.write(file().toPath().resolve("other"), new byte[3]);
    teach(session, Gesture.A);
    runAll();
    assertEquals(List.of("unreadable", "recognised", "learnt from 1", "unsaved"), screen.news);
  }
}
