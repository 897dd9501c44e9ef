/** A network that knows the gestures of many adapts to one person, on the person's own device. */
package io.github.chainrule.samples.personalisation;
