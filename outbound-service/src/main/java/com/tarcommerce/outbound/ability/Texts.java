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
        if (message.media() == null) {
            return split(text, abilities);
        }
        var whole = whole(text, abilities);
        if (abilities.files().holds(whole.text(), message.buttons() != null)
                && whole.marks().size() <= abilities.mostMarks()) {
            return List.of(whole);
        }
        var parts = new ArrayList<>(List.of(FormattedText.plain("")));
        parts.addAll(split(text, abilities));
        return parts;
    }

    private static FormattedText whole(FormattedText text, Abilities abilities) {
        return abilities.marks() == MarkStyle.BESIDE ? text : FormattedText.plain(text.written(abilities.marks()));
    }

    private static List<FormattedText> split(FormattedText text, Abilities abilities) {
        return abilities.marks() == MarkStyle.SIGNS
                ? text.splitWritten(abilities.longestText(), abilities.marks()).stream().map(FormattedText::plain)
                        .toList()
                : whole(text, abilities).split(abilities.longestText(), abilities.mostMarks());
    }
}
