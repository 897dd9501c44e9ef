/** One trunk, two heads: a policy and a value learn together to balance a pole on a cart. */
package io.github.chainrule.samples.cartpole;
