/**
 * Which kernels compute which samples: one alone, a tile of them, or a block of those, and in which
 * order their results are summed.
 */
package io.github.chainrule.processor.lower.plan;
