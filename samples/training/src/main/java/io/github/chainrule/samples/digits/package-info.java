/**
 * A convolutional network reads handwritten digits, with dropout, beside a dense one.
 *
 * <p>{@code digits.csv} has 1,797 of them, a line each: 8 × 8 pixels of 0 to 16, then the digit.
 * They are the test set of "Optical Recognition of Handwritten Digits" of the UCI Machine Learning
 * Repository (E. Alpaydin, C. Kaynak, 1998, CC BY 4.0), as scikit-learn has it.
 */
package io.github.chainrule.samples.digits;
