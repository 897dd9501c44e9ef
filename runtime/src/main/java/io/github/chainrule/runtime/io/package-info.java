/**
 * Model files in the safetensors format: what of it has no precision.
 *
 * <p>A file is 8 bytes that hold the length of the header, little-endian; the header, a JSON object
 * in UTF-8; and the numbers of the tensors, little-endian and row-major, without gaps (<a
 * href="https://github.com/huggingface/safetensors#format">the format's description</a>). The
 * header tells each tensor's name, type, shape and place:
 *
 * <pre>{@code
 * {"__metadata__":{"note":"any text"},
 *  "hidden.weight":{"dtype":"F32","shape":[16,4],"data_offsets":[0,256]}}
 * }</pre>
 *
 * <p>Models are saved and loaded by {@link io.github.chainrule.runtime.f32.io.ModelFile} for
 * networks in float and by {@link io.github.chainrule.runtime.f64.io.ModelFile} for networks in
 * double. {@link io.github.chainrule.runtime.io.SafetensorsHeader} tells what is in a file without
 * a model.
 */
package io.github.chainrule.runtime.io;
