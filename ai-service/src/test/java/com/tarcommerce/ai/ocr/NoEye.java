package com.tarcommerce.ai.ocr;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** There is no model. */
final class NoEye implements BillEye {
    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public Optional<Seen> look(BufferedImage picture, @Nullable String tenant, Deadline until) {
        throw new AssertionError("there is no model");
    }
}
