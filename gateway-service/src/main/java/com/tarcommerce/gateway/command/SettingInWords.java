package com.tarcommerce.gateway.command;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@code language hindi}, {@code quiet hours 9pm to 9am} and their like, written without a slash. Nothing longer is one. */
final class SettingInWords {
    private static final String KNOWN = "(english|hindi|हिंदी|हिन्दी|अंग्रेज़ी|अंग्रेजी)";
    /** With those that Tar is asked for and must refuse. */
    private static final String ASKED = "(english|hindi|हिंदी|हिन्दी|अंग्रेज़ी|अंग्रेजी|en|hi|tamil|marathi|gujarati|bengali"
            + "|telugu|punjabi|kannada|malayalam|urdu)";
    private static final Pattern WHICH = pattern("(?:please )?(?:set |change |switch )?(?:the )?"
            + "(?:language|bhasha|भाषा)(?: is| to| :|:| =)? " + ASKED);
    private static final Pattern SPEAK = pattern("(?:please )?(?:speak|talk|answer|reply)(?: to us)?(?: in)? " + KNOWN
            + "|" + KNOWN + " (?:mein|me|में) (?:bolo|boliye|baat karo|बोलो|बोलिए|बात करो)");

    private static final String TIME = "\\d{1,2}(?:[:.]\\d{2})? ?(?:am|pm)?";
    private static final Pattern QUIET = pattern(
            "(?:please )?(?:set |change )?quiet hours?(?: are| from| to| :|:| =)? (off|"
                    + TIME + " ?(?:-|–|to|till|until) ?" + TIME + ")");

    private SettingInWords() {
    }

    static Optional<SlashCommand> read(String text) {
        var bare = text.strip().replaceAll("\\s+", " ").replaceAll("[.!।]+$", "");
        for (var way : new Pattern[]{WHICH, SPEAK}) {
            var said = way.matcher(bare);
            if (said.matches()) {
                var language = said.group(1) == null ? said.group(2) : said.group(1);
                return Optional.of(new SlashCommand("language", false, language));
            }
        }
        var quiet = QUIET.matcher(bare);
        return quiet.matches()
                ? Optional.of(new SlashCommand("quiet", false, quiet.group(1)))
                : Optional.empty();
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
