package com.tarcommerce.outbound.ability;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.text.FormattedText;
import com.tarcommerce.outbound.text.MarkStyle;
import java.util.ArrayList;
import java.util.List;

/** A message's text as its channel takes it. */
public final class Texts {
    private Texts() {
    }

    /** The texts of {@link #formatted}. */
    public static List<String> parts(SendMessage message) {
        return formatted(message).stream().map(FormattedText::text).toList();
    }

    /**
     * At least one part that fits, with the marks that the channel reads in a text, if it reads any. A file goes with the
     * first, which is blank if the file can't have the text beside it.
     */
    public static List<FormattedText> formatted(SendMessage message) {
        var abilities = Abilities.of(message.room());
        var text = FormattedText.of(message);
        var written = abilities.marks() == MarkStyle.BESIDE
                ? text
                : FormattedText.plain(text.written(abilities.marks()));
        if (message.media() == null) {
            return written.split(abilities.longestText(), abilities.mostMarks());
        }
        var parts = new ArrayList<>(List.of(FormattedText.plain("")));
        parts.addAll(written.split(abilities.longestText(), abilities.mostMarks()));
        return abilities.files().holds(written.text(), message.buttons() != null)
                && written.marks().size() <= abilities.mostMarks() ? List.of(written) : parts;
    }
}
