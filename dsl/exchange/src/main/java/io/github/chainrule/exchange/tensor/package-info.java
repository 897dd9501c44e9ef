/** Arrays of numbers, as files hold them and as constants are computed. */
package io.github.chainrule.exchange.tensor;
