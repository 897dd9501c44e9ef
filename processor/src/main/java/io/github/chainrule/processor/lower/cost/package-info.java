/**
 * What code is estimated to take, by target: the one owner of all constants by which the lowering
 * chooses between strategies, and the rules that it chooses by.
 */
package io.github.chainrule.processor.lower.cost;
