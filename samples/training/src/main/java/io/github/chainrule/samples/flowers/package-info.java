/** Fisher's irises again, learnt by a trainer: stopped in time, saved, loaded and judged. */
package io.github.chainrule.samples.flowers;
