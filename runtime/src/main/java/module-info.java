/**
 * What generated networks implement and call, and what trains them, judges them and keeps them in
 * files. It needs nothing but the JDK's base, and opens nothing because nothing is reflected upon.
 */
module io.github.chainrule.runtime {
  exports io.github.chainrule.runtime;
  exports io.github.chainrule.runtime.f32;
  exports io.github.chainrule.runtime.f32.data;
  exports io.github.chainrule.runtime.f32.internal;
  exports io.github.chainrule.runtime.f32.io;
  exports io.github.chainrule.runtime.f32.metrics;
  exports io.github.chainrule.runtime.f32.train;
  exports io.github.chainrule.runtime.f64;
  exports io.github.chainrule.runtime.f64.data;
  exports io.github.chainrule.runtime.f64.internal;
  exports io.github.chainrule.runtime.f64.io;
  exports io.github.chainrule.runtime.f64.metrics;
  exports io.github.chainrule.runtime.f64.train;
  exports io.github.chainrule.runtime.internal;
  exports io.github.chainrule.runtime.io;
  exports io.github.chainrule.runtime.train;
}
