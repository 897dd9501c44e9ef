/** A network learns how a robot's arm moves, and its Jacobian leads the hand to a target. */
package io.github.chainrule.samples.robotarm;
