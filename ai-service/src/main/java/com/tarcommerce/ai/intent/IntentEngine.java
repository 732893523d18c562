package com.tarcommerce.ai.intent;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import java.time.ZonedDateTime;

/** Understands one text; any text gets an answer, the worst of them {@code unknown}. */
public interface IntentEngine {

    /** @param now when the text was written, in the shop's zone */
    IntentAnswer understand(String text, Catalogue catalogue, ZonedDateTime now);
}
