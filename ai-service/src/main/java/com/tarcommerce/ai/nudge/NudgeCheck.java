package com.tarcommerce.ai.nudge;

import com.tarcommerce.ai.model.Numbers;
import com.tarcommerce.ai.model.RefusedAnswer;
import com.tarcommerce.ai.model.Script;
import com.tarcommerce.common.contract.ai.NudgeRequest;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether another wording of a reminder promises no more than the template: its shop, its items and its numbers, nothing for
 * nothing, no name of something else, and in its letters.
 */
final class NudgeCheck {
    private static final Pattern OFFER = Pattern
            .compile("(?<![\\p{L}\\p{M}])(?:free\\w*|gifts?|discount\\w*|off|offers?|deals?"
                    + "|cash\\s?back|coupons?|vouchers?|bonus|prizes?|sale|muft|chh?oo?t|tohfa|inaa?m|मुफ़्त|मुफ़्त|मुफ्त|फ्री|फ़्री|छूट|उपहार|तोहफा|तोहफ़ा"
                    + "|ऑफर|ऑफ़र|इनाम|कैशबैक|कूपन)(?![\\p{L}\\p{M}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** A name inside a sentence: what begins one may be any word. */
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{L}\\p{N},;:] )\\p{Lu}\\p{Ll}+");

    private final String template;
    private final List<String> names;

    NudgeCheck(NudgeRequest cart, String template) {
        this.template = template;
        this.names = Stream.concat(Stream.of(cart.shop()), cart.items().stream()).map(NudgeWords::oneLine)
                .filter(name -> !name.isEmpty() && template.contains(name)).toList();
    }

    /** @throws RefusedAnswer saying what to change */
    void on(String text) throws RefusedAnswer {
        for (var name : names) {
            if (!text.contains(name)) {
                throw new RefusedAnswer("The text must hold the shop's name and every item as they are written.");
            }
        }
        if (!Numbers.addsNone(text, template)) {
            throw new RefusedAnswer("The text leaves out a number.");
        }
        if (adds(OFFER, text)) {
            throw new RefusedAnswer("The text offers something.");
        }
        if (adds(NAME, withoutNames(text))) {
            throw new RefusedAnswer("The text names something that the source does not name.");
        }
        if (isHindi(template) != isHindi(text)) {
            throw new RefusedAnswer("The text is in the wrong language.");
        }
    }

    private boolean adds(Pattern words, String text) {
        return words.matcher(text).results().anyMatch(word -> !template.contains(word.group()));
    }

    private boolean isHindi(String text) {
        var own = withoutNames(text);
        return Script.letters(own, UnicodeScript.DEVANAGARI) > Script.letters(own, UnicodeScript.LATIN);
    }

    private String withoutNames(String text) {
        var own = text;
        for (var name : names) {
            own = own.replace(name, " ");
        }
        return own;
    }
}
