package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.gateway.channel.Texts;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a text of Slack says. Slack keeps words that begin with a slash for itself, so that Tar's commands follow its name:
 * {@code @Tar bind inventory} and {@code /tar bind inventory} are {@code /bind inventory}.
 */
final class SlackText {
    /** All that Tar knows: it can't be asked here, for it answers what is read with this. */
    static final Set<String> COMMANDS = Set.of("start", "setup", "bind", "unbind", "link", "join", "allow",
            "disallow", "access", "role", "shop", "language", "zone", "currency", "lowmark", "cartwait", "quiet",
            "nudges", "apikey", "apikeys", "help", "undo");
    private static final Pattern PERSON = Pattern.compile("<@(\\w+)(?:\\|[^>]*)?>");
    private static final Pattern NAMED = Pattern.compile("<[^|>]*\\|([^>]*)>");
    private static final Pattern BARE = Pattern.compile("<(?:mailto:|#|!)?([^>]*)>");

    private SlackText() {
    }

    static boolean mentions(String raw, String person) {
        return !person.isEmpty() && (raw.contains("<@" + person + ">") || raw.contains("<@" + person + "|"));
    }

    /** Without our name, with people as {@code @u123}, and with Slack's marks undone. */
    static String plain(String raw, String us) {
        var named = PERSON.matcher(raw)
                .replaceAll(found -> found.group(1).equals(us) ? "" : "@" + found.group(1).toLowerCase(Locale.ROOT));
        var text = BARE.matcher(NAMED.matcher(named).replaceAll("$1")).replaceAll("$1");
        return Texts.clean(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")).strip();
    }

    /** What was said to us by name. */
    static String command(String text) {
        var word = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        return COMMANDS.contains(word) ? "/" + text : text;
    }
}
