package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.wording.Wording;
import java.util.Locale;

/** Says sentences in the language of one conversation. */
record Voice(Wording wording, Locale language) {
    private static final Locale HINDI = Locale.of("hi");

    /** The language of a text: Hindi if it is written in Devanagari, else the shop's. */
    static Voice answering(Wording wording, String text, Locale shop) {
        var devanagari = text.codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.DEVANAGARI);
        return new Voice(wording, devanagari ? HINDI : shop);
    }

    /** @param key without its prefix {@code command.} */
    String say(String key, String... arguments) {
        return wording.say(language, "command." + key, arguments);
    }
}
