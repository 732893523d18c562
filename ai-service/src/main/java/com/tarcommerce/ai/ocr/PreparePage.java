package com.tarcommerce.ai.ocr;

import java.awt.image.BufferedImage;

/** Makes of a photographed page one that can be read: grey, large enough, without shadow, level. */
final class PreparePage {
    private static final double WIDTH = 1_800;
    private static final double MOST_LARGER = 2;

    private PreparePage() {
    }

    static BufferedImage prepare(BufferedImage picture) {
        var gray = Gray.of(picture);
        return Gray.scaled(Slant.level(Cleaning.clean(gray)), Math.min(MOST_LARGER, WIDTH / gray.getWidth()));
    }
}
