/** How gradients vanish in deep networks: figures and pictures of the inside of twelve of them. */
package io.github.chainrule.samples.vanishing;
