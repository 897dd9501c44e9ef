/** Functions of one variable: what element-wise operators become. */
package io.github.chainrule.exchange.formula;
