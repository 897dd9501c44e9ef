/**
 * What a lowered program consists of: methods made of typed statements over arrays, their cost, and
 * the splitter that keeps them within the sizes that Java's compilers accept.
 */
package io.github.chainrule.processor.kernel;
