/**
 * Lets screens come and go while one learner goes on. Knows no screen, so that it is tested without
 * a device.
 */
package io.github.chainrule.samples.android.session;
