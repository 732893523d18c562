package com.tarcommerce.ai.ocr;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that may read a picture better than Tesseract does. */
interface BillEye {

    boolean isOn();

    /** @return empty if it is away, too slow, or says what can't be believed */
    Optional<Seen> look(BufferedImage picture, @Nullable String tenant, Deadline until);

    /** @param engine as the answer names it */
    record Seen(String text, BillReader.Bill bill, String engine) {
    }
}
