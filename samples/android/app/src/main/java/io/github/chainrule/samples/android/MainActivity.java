package io.github.chainrule.samples.android;

import android.app.Activity;
import android.os.Bundle;
import android.os.SystemClock;
import android.view.View;
import android.view.ViewGroup.LayoutParams;
import android.widget.Button;
import android.widget.LinearLayout;
import android.widget.TextView;
import io.github.chainrule.samples.android.gestures.GestureLearner;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Draw a gesture and see what the network takes it for; press a button to say what it was, and the
 * network learns it, on the device. What was learnt is there again at the next start.
 *
 * <p>The learner belongs to one thread of its own, so that the screen never waits for it.
 */
public final class MainActivity extends Activity implements StrokeView.Listener {
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final GestureLearner learner = new GestureLearner(21);
  private String[] names;
  private TextView message;
  private float[] last;

  @Override
  protected void onCreate(Bundle state) {
    super.onCreate(state);
    names = getResources().getStringArray(R.array.gestures);
    message = new TextView(this);
    message.setText(R.string.invitation);
    message.setMinLines(3);
    LinearLayout screen = new LinearLayout(this);
    screen.setOrientation(LinearLayout.VERTICAL);
    screen.setFitsSystemWindows(true);
    screen.addView(message);
    screen.addView(
        new StrokeView(this, this), new LinearLayout.LayoutParams(LayoutParams.MATCH_PARENT, 0, 1));
    screen.addView(buttons());
    setContentView(screen);
    load();
  }

  private View buttons() {
    LinearLayout row = new LinearLayout(this);
    for (int gesture = 0; gesture < GestureLearner.GESTURES; gesture++) {
      final int which = gesture;
      Button button = new Button(this);
      button.setText(names[gesture]);
      button.setOnClickListener(
          new View.OnClickListener() {
            @Override
            public void onClick(View view) {
              learn(which);
            }
          });
      row.addView(button, new LinearLayout.LayoutParams(0, LayoutParams.WRAP_CONTENT, 1));
    }
    return row;
  }

  private File file() {
    return new File(getFilesDir(), "gestures.safetensors");
  }

  private void load() {
    worker.execute(
        new Runnable() {
          @Override
          public void run() {
            try {
              if (file().exists()) {
                learner.load(file());
              }
            } catch (IOException e) {
              show(getString(R.string.unreadable, e.getMessage()));
            }
          }
        });
  }

  @Override
  public void drawn(final float[] features) {
    last = features;
    worker.execute(
        new Runnable() {
          @Override
          public void run() {
            float[] probabilities = learner.read(features);
            int best = 0;
            for (int k = 1; k < probabilities.length; k++) {
              best = probabilities[k] > probabilities[best] ? k : best;
            }
            show(getString(R.string.answer, names[best], probabilities[best]));
          }
        });
  }

  private void learn(final int gesture) {
    if (last == null) {
      message.setText(R.string.draw_first);
      return;
    }
    final float[] example = last;
    last = null;
    worker.execute(
        new Runnable() {
          @Override
          public void run() {
            learner.add(example, gesture);
            long start = SystemClock.elapsedRealtime();
            double[] losses = learner.learn();
            long time = SystemClock.elapsedRealtime() - start;
            int examples = 0;
            for (int k = 0; k < GestureLearner.GESTURES; k++) {
              examples += learner.examples(k);
            }
            double end = losses[losses.length - 1];
            show(getString(R.string.learnt, examples, time, losses[0], end));
            save();
          }
        });
  }

  private void save() {
    try {
      learner.save(file());
    } catch (IOException e) {
      show(getString(R.string.unsaved, e.getMessage()));
    }
  }

  private void show(final String text) {
    runOnUiThread(
        new Runnable() {
          @Override
          public void run() {
            message.setText(text);
          }
        });
  }

  @Override
  protected void onDestroy() {
    worker.shutdown();
    super.onDestroy();
  }
}
