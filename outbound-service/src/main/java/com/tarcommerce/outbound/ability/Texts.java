package com.tarcommerce.outbound.ability;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.text.FormattedText;
import java.util.List;

/** A message's text as its channel takes it. */
public final class Texts {
    private Texts() {
    }

    /** At least one part that fits, with the marks that the channel reads in a text, if it reads any. */
    public static List<String> parts(SendMessage message) {
        var abilities = Abilities.of(message.room());
        var written = FormattedText.of(message).written(abilities.marks());
        return FormattedText.plain(written).split(abilities.longestText()).stream().map(FormattedText::text).toList();
    }
}
