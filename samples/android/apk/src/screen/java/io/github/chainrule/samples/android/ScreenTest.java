package io.github.chainrule.samples.android;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.os.Looper;
import android.os.SystemClock;
import android.view.MotionEvent;
import android.view.View;
import android.view.ViewGroup;
import android.widget.Button;
import android.widget.TextView;
import io.github.chainrule.runtime.Generator;
import io.github.chainrule.samples.android.gestures.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.annotation.Config;

/** The screen of the app, touched by a finger: Android 12's own classes, on a JVM. */
@RunWith(RobolectricTestRunner.class)
@Config(sdk = 31)
public final class ScreenTest {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /** The corners of four gestures in a unit square, x and y in turns. */
  private static final float[][] CORNERS = {
    {0, 0, 1, 0, 0, 1, 1, 1}, // Z
    {0, 1, 0, 0, 1, 1, 1, 0}, // N
    {0, 1, 0.5f, 0, 1, 1}, // a roof
    {1, 0, 0, 0.5f, 1, 1} // less than
  };

  private final Generator generator = new Generator(3);
  private ActivityController<MainActivity> controller;
  private TextView message;
  private View area;
  private ViewGroup buttons;

  @Before
  public void open() {
    controller = Robolectric.buildActivity(MainActivity.class).setup();
    find();
  }

  @After
  public void close() {
    controller.close();
  }

  private void find() {
    ViewGroup content = controller.get().findViewById(android.R.id.content);
    ViewGroup screen = (ViewGroup) content.getChildAt(0);
    message = (TextView) screen.getChildAt(0);
    area = screen.getChildAt(1);
    buttons = (ViewGroup) screen.getChildAt(2);
  }

  private void touch(int action, float x, float y) {
    long now = SystemClock.uptimeMillis();
    MotionEvent event = MotionEvent.obtain(now, now, action, x, y, 0);
    assertTrue(area.dispatchTouchEvent(event));
    event.recycle();
  }

  /** Draws a gesture anywhere on the area, of any size, by a trembling finger. */
  private void draw(int gesture) {
    float[] corners = CORNERS[gesture];
    float size = (float) generator.uniform(50, 250);
    float left = (float) generator.uniform(0, 60);
    for (int corner = 0; corner + 2 < corners.length; corner += 2) {
      for (int step = 0; step <= 20; step++) {
        float share = step / 20f;
        float x = corners[corner] + share * (corners[corner + 2] - corners[corner]);
        float y = corners[corner + 1] + share * (corners[corner + 3] - corners[corner + 1]);
        boolean first = corner == 0 && step == 0;
        touch(
            first ? MotionEvent.ACTION_DOWN : MotionEvent.ACTION_MOVE,
            left + size * x + (float) generator.normal(),
            left + size * y + (float) generator.normal());
      }
    }
    touch(
        MotionEvent.ACTION_UP,
        left + size * corners[corners.length - 2],
        left + size * corners[corners.length - 1]);
  }

  /** Waits for the learner's thread until the message begins so. */
  private void await(String beginning) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      shadowOf(Looper.getMainLooper()).idle();
      String text = message.getText().toString();
      if (text.startsWith(beginning)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    throw new AssertionError("The message is: " + message.getText());
  }

  @Test
  public void strokesAreLearntAndRecognised() throws InterruptedException {
    assertEquals(
        "Draw a gesture, then say which one it was. Five of each will do.",
        message.getText().toString());
    ((Button) buttons.getChildAt(0)).performClick();
    assertEquals("Draw a gesture first.", message.getText().toString());
    for (int k = 0; k < 20; k++) {
      draw(k % 4);
      ((Button) buttons.getChildAt(k % 4)).performClick();
      await("Learnt from " + (k + 1) + " gestures");
    }
    controller.recreate();
    find();
    await("Learnt from 20 gestures");
    for (int k = 0; k < 8; k++) {
      draw(k % 4);
      await("That was " + "ABCD".charAt(k % 4) + ", with a probability of ");
      message.setText("");
    }
  }

  private void say(int gesture) {
    ((Button) buttons.getChildAt(gesture)).performClick();
  }

  @Test
  public void strokeThatIsNotToBeSeenCannotBeNamed() throws InterruptedException {
    draw(0);
    await("That was ");
    touch(MotionEvent.ACTION_DOWN, 10, 10);
    touch(MotionEvent.ACTION_UP, 10, 10);
    say(0);
    assertEquals("Draw a gesture first.", message.getText().toString());

    draw(1);
    await("That was ");
    touch(MotionEvent.ACTION_DOWN, 10, 10);
    touch(MotionEvent.ACTION_MOVE, 90, 10);
    touch(MotionEvent.ACTION_CANCEL, 90, 10);
    say(1);
    assertEquals("Draw a gesture first.", message.getText().toString());
  }

  /** Two fingers, at one height each; the first is lifted first. */
  private void touchByTwo(int action, float firstX, float secondX) {
    MotionEvent.PointerProperties[] fingers = new MotionEvent.PointerProperties[2];
    MotionEvent.PointerCoords[] places = new MotionEvent.PointerCoords[2];
    for (int k = 0; k < 2; k++) {
      fingers[k] = new MotionEvent.PointerProperties();
      fingers[k].id = k;
      places[k] = new MotionEvent.PointerCoords();
      places[k].x = k == 0 ? firstX : secondX;
      places[k].y = 40 + 100 * k;
    }
    long now = SystemClock.uptimeMillis();
    MotionEvent event =
        MotionEvent.obtain(now, now, action, 2, fingers, places, 0, 0, 1, 1, 0, 0, 0, 0);
    assertTrue(area.dispatchTouchEvent(event));
    event.recycle();
  }

  @Test
  public void secondFingerAddsNothingToTheStroke() {
    Stroke first = new Stroke();
    first.add(20, 40);
    first.add(60, 40);
    first.add(100, 40);
    List<float[]> drawn = new ArrayList<>();
    area =
        new StrokeView(
            controller.get(),
            new StrokeView.Listener() {
              @Override
              public void erased() {}

              @Override
              public void drawn(float[] features) {
                drawn.add(features);
              }
            });
    int second = 1 << MotionEvent.ACTION_POINTER_INDEX_SHIFT;
    touch(MotionEvent.ACTION_DOWN, 20, 40);
    touchByTwo(MotionEvent.ACTION_POINTER_DOWN | second, 20, 200);
    touchByTwo(MotionEvent.ACTION_MOVE, 60, 230);
    touchByTwo(MotionEvent.ACTION_POINTER_UP, 100, 260);
    touch(MotionEvent.ACTION_MOVE, 270, 140);
    touch(MotionEvent.ACTION_UP, 270, 140);
    assertEquals(1, drawn.size());
    assertArrayEquals(first.features(), drawn.get(0), 0f);
  }
}
