/**
 * What generated code and the runtime call and nobody else should: checks of arguments, and the
 * arithmetic of tiles of samples. It may change with any version, without a word.
 */
package io.github.chainrule.runtime.f32.internal;
