/** The part of HDF5 that Keras writes, read and written. */
package io.github.chainrule.exchange.hdf5;
