package io.github.chainrule.samples.android;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import android.view.ViewGroup.LayoutParams;
import android.widget.Button;
import android.widget.LinearLayout;
import android.widget.TextView;
import io.github.chainrule.samples.android.gestures.Gesture;
import io.github.chainrule.samples.android.session.GestureSession;
import io.github.chainrule.samples.android.session.Screen;
import java.util.Arrays;
import java.util.List;

/**
 * Draw a gesture and see what the network takes it for; press a button to say what it was, and the
 * network learns it, on the device. What was learnt is there again at the next start.
 *
 * <p>Android makes another of these whenever the font, the language or the window changes, so this
 * one keeps nothing: it attaches itself to the session of the process.
 */
public final class MainActivity extends Activity implements Screen, StrokeView.Listener {
  private static final List<Gesture> GESTURES = Arrays.asList(Gesture.values());

  private GestureSession session;
  private String[] names;
  private TextView message;

  @Override
  protected void onCreate(Bundle state) {
    super.onCreate(state);
    session = ((GestureApplication) getApplication()).session();
    names = getResources().getStringArray(R.array.gestures);
    message = new TextView(this);
    message.setText(R.string.invitation);
    message.setMinLines(3);
    // What comes of a stroke is read out to who cannot see it.
    message.setAccessibilityLiveRegion(View.ACCESSIBILITY_LIVE_REGION_POLITE);
    LinearLayout screen = new LinearLayout(this);
    screen.setOrientation(LinearLayout.VERTICAL);
    // Since Android 15 a window lies under the bars of the system: its content keeps clear of them.
    screen.setFitsSystemWindows(true);
    screen.addView(message);
    screen.addView(
        new StrokeView(this, this), new LinearLayout.LayoutParams(LayoutParams.MATCH_PARENT, 0, 1));
    screen.addView(buttons());
    setContentView(screen);
  }

  private View buttons() {
    LinearLayout row = new LinearLayout(this);
    for (final Gesture gesture : GESTURES) {
      Button button = new Button(this);
      button.setText(name(gesture));
      button.setOnClickListener(
          new View.OnClickListener() {
            @Override
            public void onClick(View view) {
              learn(gesture);
            }
          });
      row.addView(button, new LinearLayout.LayoutParams(0, LayoutParams.WRAP_CONTENT, 1));
    }
    return row;
  }

  /** What the language of the device calls it. */
  private String name(Gesture gesture) {
    return names[GESTURES.indexOf(gesture)];
  }

  private void learn(Gesture gesture) {
    if (!session.learn(gesture)) {
      message.setText(R.string.draw_first);
    }
  }

  @Override
  protected void onStart() {
    super.onStart();
    session.attach(this);
  }

  @Override
  protected void onStop() {
    session.detach(this);
    super.onStop();
  }

  @Override
  public void erased() {
    session.forget();
  }

  @Override
  public void drawn(float[] features) {
    session.read(features);
  }

  @Override
  public void recognised(Gesture gesture, float probability) {
    message.setText(getString(R.string.answer, name(gesture), probability));
  }

  @Override
  public void learnt(int examples, long milliseconds, double firstLoss, double lastLoss) {
    message.setText(getString(R.string.learnt, examples, milliseconds, firstLoss, lastLoss));
  }

  @Override
  public void unreadable(String reason) {
    message.setText(getString(R.string.unreadable, reason));
  }

  @Override
  public void unsaved(String reason) {
    message.setText(getString(R.string.unsaved, reason));
  }
}
