package com.tarcommerce.ai.catalogue;

import java.util.List;

/** What words mean among the names of a catalogue. */
public sealed interface Resolution {

    /** @param likeness 1 for the very words, less the more their spelling had to be bent */
    record Found(String name, double likeness) implements Resolution {
    }

    /** Several names are meant equally well. */
    record Ambiguous(List<String> candidates) implements Resolution {
    }

    /** @param nearest names that share some of the words */
    record NotFound(List<String> nearest) implements Resolution {
    }
}
