package com.tarcommerce.ai.text;

import java.math.BigDecimal;

/** A unit of count, weight or volume; weights are counted in kilos and volumes in litres. */
public record Unit(String name, Dimension dimension, BigDecimal size) {
    /** What a unit measures; how many items a container holds is not known here; a pack and a sack are one of an item that has a size. */
    public enum Dimension {
        COUNT, CONTAINER, PACK, SACK, WEIGHT, VOLUME
    }

    public boolean isMeasure() {
        return dimension == Dimension.WEIGHT || dimension == Dimension.VOLUME;
    }
}
