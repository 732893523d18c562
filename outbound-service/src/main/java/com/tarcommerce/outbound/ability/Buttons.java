package com.tarcommerce.outbound.ability;

import com.tarcommerce.common.contract.message.Button;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a channel shows choices.
 *
 * @param most         how many of a message
 * @param inARow       how many beside each other; more become rows below
 * @param longestLabel in UTF-16 units; longer ones are shortened
 * @param longestText  of the message that they are under
 * @param further      how more, or those under a longer text, are shown; null: they can't be
 */
public record Buttons(Form form, int most, int inARow, int longestLabel, int longestText, @Nullable Buttons further) {

    /** What a choice is. */
    public enum Form {
        BUTTON, LIST, NUMBER
    }

    /** How many a message can have at all. */
    public int atMost() {
        return further == null ? most : Math.max(most, further.atMost());
    }

    /** The form for so many choices under such a text; the last one if none fits. */
    public Buttons fitting(int count, String text) {
        return further == null || (count <= most && text.length() <= longestText) ? this : further.fitting(count, text);
    }

    /** The rows, none of them too long, with labels that fit. */
    public List<List<Button>> rows(List<List<Button>> rows) {
        var fitting = new ArrayList<List<Button>>();
        for (var row : rows) {
            for (var from = 0; from < row.size(); from += inARow) {
                fitting.add(labelled(row.subList(from, Math.min(row.size(), from + inARow))));
            }
        }
        return fitting;
    }

    /** Labels that fit; those that are the same after that are numbered, for some platforms refuse the same twice. */
    public List<Button> labelled(List<Button> buttons) {
        var labels = buttons.stream().map(button -> shortened(button.text(), longestLabel)).toList();
        if (new HashSet<>(labels).size() == labels.size()) {
            return relabelled(buttons, labels);
        }
        var numbered = new ArrayList<String>();
        for (var button : buttons) {
            numbered.add(shortened(numbered.size() + 1 + ". " + button.text(), longestLabel));
        }
        return relabelled(buttons, numbered);
    }

    private static List<Button> relabelled(List<Button> buttons, List<String> labels) {
        var relabelled = new ArrayList<Button>();
        for (var button : buttons) {
            relabelled.add(new Button(labels.get(relabelled.size()), button.id()));
        }
        return relabelled;
    }

    /** At most so long, with a sign that something is missing. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
