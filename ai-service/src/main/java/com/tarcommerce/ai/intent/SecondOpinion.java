package com.tarcommerce.ai.intent;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentRequest;

/** Looks at a text again that the first engine is unsure of. */
public interface SecondOpinion {

    /** The first answer itself, or one that is at least as safe. */
    IntentAnswer on(IntentRequest request, Catalogue catalogue, IntentAnswer first);
}
