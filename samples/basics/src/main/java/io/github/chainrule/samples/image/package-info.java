/** Images: which of four directions a bar has, wherever it lies. */
package io.github.chainrule.samples.image;
