/**
 * Files of networks in {@code float}: {@link io.github.chainrule.runtime.f32.io.ModelFile} saves
 * and loads the parameters of a model.
 */
package io.github.chainrule.runtime.f32.io;
