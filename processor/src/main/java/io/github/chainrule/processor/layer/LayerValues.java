package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Node;

/** What a layer computes: the pre-activations v and the outputs y = φ(v). */
record LayerValues(Node preActivation, Node output) {}
