package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement under construction, and where its line may be broken. Breaks have a depth, that of
 * the parentheses around them; a statement that does not fit a line is broken at the least depth
 * that will do, and no more often than it takes.
 */
final class CodeText {

  private static final int LINE = 100;
  private static final int CONTINUATION = 4;

  /** Text without a break, and the break in front of it. */
  private static final class Segment {
    private final int depth;
    private final String space;
    private final StringBuilder format = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();
    private int width;

    Segment(int depth, String space) {
      this.depth = depth;
      this.space = space;
    }
  }

  private final List<Segment> segments = new ArrayList<>();
  private int depth;
  private Segment last = new Segment(0, "");

  CodeText() {
    segments.add(last);
  }

  CodeText add(String text) {
    last.format.append(text.replace("$", "$$"));
    last.width += text.length();
    return this;
  }

  CodeText add(ClassName type) {
    last.format.append("$T");
    last.arguments.add(type);
    last.width += type.simpleName().length();
    return this;
  }

  /** A type and text behind it that take no room. */
  CodeText addUnseen(ClassName type, String text) {
    last.format.append("$T").append(text);
    last.arguments.add(type);
    return this;
  }

  /** A space, in whose place the line may be broken. */
  CodeText mayBreak() {
    return mayBreak(" ");
  }

  /** Nothing, in whose place the line may be broken. */
  CodeText mayBreakHere() {
    return mayBreak("");
  }

  private CodeText mayBreak(String space) {
    last = new Segment(depth, space);
    segments.add(last);
    return this;
  }

  /** Begins a part that is to be kept in one line rather than what is around it. */
  CodeText deeper() {
    depth++;
    return this;
  }

  /** Ends what {@link #deeper} has begun. */
  CodeText shallower() {
    depth--;
    return this;
  }

  /** The code, for a statement that starts in the column {@code indentation}. */
  CodeBlock toCode(int indentation) {
    return new Layout(indentation).lay();
  }

  private final class Layout {

    private final int indentation;
    private final StringBuilder format = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();
    private int column;

    Layout(int indentation) {
      this.indentation = indentation;
    }

    CodeBlock lay() {
      column = indentation;
      lay(0, segments.size(), 1);
      return CodeBlock.of(format.toString(), arguments.toArray());
    }

    /** Lays out segments, of which the first stands where the line is at. */
    private void lay(int from, int to, int level) {
      if (to - from == 1 || column + width(from, to) <= LINE) {
        write(from, to);
        return;
      }
      int depth = leastDepth(from + 1, to);
      int start = from;
      while (start < to) {
        int end = nextBreak(start + 1, to, depth);
        if (start > from) {
          breakOrSpace(segments.get(start).space, width(start, end), level);
        }
        lay(start, end, level + 1);
        start = end;
      }
    }

    private void breakOrSpace(String space, int width, int level) {
      if (column + space.length() + width <= LINE) {
        format.append(space);
        column += space.length();
      } else {
        format.append('\n').append(" ".repeat(CONTINUATION * level));
        column = indentation + CONTINUATION * level;
      }
    }

    private void write(int from, int to) {
      for (int index = from; index < to; index++) {
        Segment segment = segments.get(index);
        format.append(index == from ? "" : segment.space).append(segment.format);
        arguments.addAll(segment.arguments);
      }
      column += width(from, to);
    }

    /** The width of segments in one line. */
    private int width(int from, int to) {
      int width = segments.get(from).width;
      for (int index = from + 1; index < to; index++) {
        width += segments.get(index).space.length() + segments.get(index).width;
      }
      return width;
    }

    private int leastDepth(int from, int to) {
      int least = Integer.MAX_VALUE;
      for (int index = from; index < to; index++) {
        least = Math.min(least, segments.get(index).depth);
      }
      return least;
    }

    private int nextBreak(int from, int to, int depth) {
      int index = from;
      while (index < to && segments.get(index).depth > depth) {
        index++;
      }
      return index;
    }
  }
}
