package com.tarcommerce.ai.text;

import java.math.BigDecimal;

/** A unit of count, weight or volume; weights are counted in kilos and volumes in litres. */
public record Unit(String name, Dimension dimension, BigDecimal size) {
    /** What a unit measures; how many items a container holds is not known here; a pack is one of an item that has a size, at least its own, a bag one of what is not sold loose. */
    public enum Dimension {
        COUNT, CONTAINER, PACK, BAG, WEIGHT, VOLUME
    }

    public boolean isMeasure() {
        return dimension == Dimension.WEIGHT || dimension == Dimension.VOLUME;
    }
}
