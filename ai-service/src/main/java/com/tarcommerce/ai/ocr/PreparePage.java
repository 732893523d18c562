package com.tarcommerce.ai.ocr;

import com.tarcommerce.common.problem.ProblemException;
import java.awt.image.BufferedImage;

/** Makes of a photographed page one that can be read: grey, large enough, without shadow, level; at most 12 million points. */
final class PreparePage {
    private static final double WIDTH = 1_800;
    private static final double MOST_LARGER = 2;
    private static final double MOST_PIXELS = 12_000_000;

    private PreparePage() {
    }

    /** @throws ProblemException 413 if it is a strip */
    static BufferedImage prepare(BufferedImage picture) {
        OpenPicture.allowShape(picture.getWidth(), picture.getHeight());
        var gray = Gray.of(picture);
        var level = Slant.level(Cleaning.clean(gray));
        var most = Math.sqrt(MOST_PIXELS / ((double) level.getWidth() * level.getHeight()));
        return Gray.scaled(level, Math.min(most, Math.min(MOST_LARGER, WIDTH / gray.getWidth())));
    }
}
