package com.tarcommerce.ai.text;

import java.math.BigDecimal;

/** A unit of count, weight or volume; weights are counted in kilos and volumes in litres. */
public record Unit(String name, Dimension dimension, BigDecimal size) {
    /** What a unit measures. */
    public enum Dimension {
        COUNT, WEIGHT, VOLUME
    }

    public boolean isMeasure() {
        return dimension != Dimension.COUNT;
    }
}
