package com.tarcommerce.ai.intent;

import com.tarcommerce.ai.catalogue.Catalogue;
import java.time.ZonedDateTime;
import java.util.List;

/** Cuts a text that holds several commands. */
public interface SplitCommands {

    /** @return each command as typed; empty if there are not several, or not each of them stands by itself */
    List<String> parts(String text, Catalogue catalogue, ZonedDateTime now);
}
