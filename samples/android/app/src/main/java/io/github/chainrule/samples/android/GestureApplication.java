package io.github.chainrule.samples.android;

import android.app.Application;
import android.os.Handler;
import android.os.Looper;
import io.github.chainrule.samples.android.session.GestureSession;
import java.io.File;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Lives as long as the process, and with it the one learner, which outlives every screen. */
public final class GestureApplication extends Application {
  private GestureSession session;

  @Override
  public void onCreate() {
    super.onCreate();
    final Handler main = new Handler(Looper.getMainLooper());
    Executor screens =
        new Executor() {
          @Override
          public void execute(Runnable news) {
            main.post(news);
          }
        };
    File file = new File(getFilesDir(), "gestures.safetensors");
    session = new GestureSession(file, Executors.newSingleThreadExecutor(), screens);
  }

  GestureSession session() {
    return session;
  }
}
