/**
 * Learns to read gestures on the device. Knows no screen, so that it is tested without a device.
 */
package io.github.chainrule.samples.android.gestures;
