package io.github.chainrule.samples.android;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Color;
import android.graphics.Paint;
import android.graphics.Path;
import android.view.MotionEvent;
import android.view.View;
import io.github.chainrule.samples.android.gestures.Stroke;

/** A white area that shows the last stroke of a finger and tells when it has ended. */
final class StrokeView extends View {
  /** Is told of strokes. */
  interface Listener {
    /** A finger was put down, or taken back: the stroke before is not to be seen any more. */
    void erased();

    /**
     * A finger was lifted.
     *
     * @param features what the network reads of the stroke
     */
    void drawn(float[] features);
  }

  /** No finger of {@link MotionEvent}, whose numbers are not negative. */
  private static final int NONE = -1;

  private final Listener listener;
  private final Stroke stroke = new Stroke();
  private final Path path = new Path();
  private final Paint paint = new Paint(Paint.ANTI_ALIAS_FLAG);

  /** The finger that draws; others that touch the area at the same time do not. */
  private int finger = NONE;

  StrokeView(Context context, Listener listener) {
    super(context);
    this.listener = listener;
    setBackgroundColor(Color.WHITE);
    setContentDescription(context.getString(R.string.area));
    paint.setStyle(Paint.Style.STROKE);
    paint.setStrokeCap(Paint.Cap.ROUND);
    paint.setStrokeJoin(Paint.Join.ROUND);
    paint.setStrokeWidth(6 * getResources().getDisplayMetrics().density);
  }

  @Override
  public boolean onTouchEvent(MotionEvent event) {
    switch (event.getActionMasked()) {
      case MotionEvent.ACTION_DOWN:
        erase();
        finger = event.getPointerId(0);
        path.moveTo(event.getX(), event.getY());
        stroke.add(event.getX(), event.getY());
        break;
      case MotionEvent.ACTION_MOVE:
        move(event);
        break;
      case MotionEvent.ACTION_POINTER_UP:
      case MotionEvent.ACTION_UP:
        if (event.getPointerId(event.getActionIndex()) == finger) {
          move(event);
          finger = NONE;
          performClick();
        }
        break;
      case MotionEvent.ACTION_CANCEL:
        erase();
        break;
      default:
        break;
    }
    invalidate();
    return true;
  }

  private void erase() {
    finger = NONE;
    stroke.clear();
    path.reset();
    listener.erased();
  }

  /** Several points may come in one event. */
  private void move(MotionEvent event) {
    int index = event.findPointerIndex(finger);
    if (index < 0) {
      return;
    }
    for (int k = 0; k < event.getHistorySize(); k++) {
      go(event.getHistoricalX(index, k), event.getHistoricalY(index, k));
    }
    go(event.getX(index), event.getY(index));
  }

  private void go(float x, float y) {
    path.lineTo(x, y);
    stroke.add(x, y);
  }

  @Override
  public boolean performClick() {
    super.performClick();
    float[] features = stroke.features();
    if (features != null) {
      listener.drawn(features);
    }
    return true;
  }

  @Override
  protected void onDraw(Canvas canvas) {
    super.onDraw(canvas);
    canvas.drawPath(path, paint);
  }
}
