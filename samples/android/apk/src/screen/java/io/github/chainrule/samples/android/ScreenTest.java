package io.github.chainrule.samples.android;

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
import java.util.concurrent.TimeUnit;
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
}
