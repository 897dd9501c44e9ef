/**
 * What the runtime and generated code call and nobody else should: it may change with any version,
 * without a word. A generated class needs the runtime of the version that it was compiled for.
 */
package io.github.chainrule.runtime.internal;
