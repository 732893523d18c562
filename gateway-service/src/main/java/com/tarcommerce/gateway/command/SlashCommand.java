package com.tarcommerce.gateway.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command as chat apps know it: {@code /bind@tar_bot inventory}.
 *
 * @param name     without slash and bot's name, in lower case
 * @param named    it says for which bot it is; that it is this one, the channel has seen to
 * @param argument the rest, trimmed
 */
record SlashCommand(String name, boolean named, String argument) {
    private static final Pattern SHAPE = Pattern.compile("/([A-Za-z][A-Za-z0-9_]*)(@[A-Za-z0-9_]+)?(?:\\s+(.*))?",
            Pattern.DOTALL);

    static Optional<SlashCommand> read(String text) {
        var shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            return Optional.empty();
        }
        var rest = shape.group(3);
        return Optional.of(new SlashCommand(shape.group(1).toLowerCase(Locale.ROOT), shape.group(2) != null,
                rest == null ? "" : rest.strip()));
    }
}
