package io.github.chainrule.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what is called for its result alone, such as the {@code with} methods of what is immutable,
 * which leave it as it is. On a type it marks all of its methods.
 *
 * <p>Error Prone and SpotBugs know an annotation of this name in any package, and refuse a call
 * whose result is dropped.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CheckReturnValue {}
