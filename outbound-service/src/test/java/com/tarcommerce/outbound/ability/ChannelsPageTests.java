package com.tarcommerce.outbound.ability;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.RoomKind;
import com.tarcommerce.outbound.text.MarkStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/channels.md says what the table of abilities says. */
class ChannelsPageTests {
    private static final String NONE = "none";
    private static final int MOST_OF_ALL = 20 * 1024 * 1024;
    private static final Map<String, String> NAMES = Map.of("image/jpeg", "JPEG", "image/png", "PNG", "image/webp",
            "WebP",
            "image/gif", "GIF", "application/pdf", "PDF", "text/plain", "text", "text/csv", "CSV");
    /** What no table of outbound's knows. */
    private static final Set<String> WHAT_COMES_IN = Set.of("a room is", "authentic by", "acted on once by",
            "administrators", "a photo of a bill is [read](bills.md)", "several pictures of one bill", "time limit",
            "a send of unknown outcome");
    private static final Map<Ability, String> ABILITIES = Map.of(Ability.EDITS, "our texts are edited", Ability.NOTES,
            "an answer to a press", Ability.PRESSES_WAIT, "a press waits visibly for its answer", Ability.TYPING,
            "\"typing\"", Ability.THREADS, "threads", Ability.REPLIES, "a message points at the one it answers");
    private static final Map<Ability, String> WITHOUT = Map.of(Ability.EDITS, "no: a new message", Ability.NOTES,
            "a message", Ability.PRESSES_WAIT, "no", Ability.TYPING, "no: nothing is sent", Ability.THREADS, "no: 400",
            Ability.REPLIES, "no: it stands without");
    private static final Path PAGE = Path.of("..", "docs", "channels.md");
    private static final List<Abilities> COLUMNS = List.of(Abilities.TELEGRAM, Abilities.SLACK,
            Abilities.WHATSAPP_BRIDGE, Abilities.WHATSAPP_CLOUD, Abilities.WEB);

    @Test
    void itsTableIsTheTableOfTheCode() throws IOException {
        var page = table(Files.readString(PAGE));

        assertThat(page.get("")).isEqualTo(COLUMNS.stream().map(Abilities::name).toList());
        assertThat(page.keySet()).containsExactlyInAnyOrderElementsOf(
                Stream.of(Set.of(""), WHAT_COMES_IN, rows().keySet()).flatMap(Set::stream).toList());
        rows().forEach((row, cell) -> assertThat(page.get(row)).as(row)
                .isEqualTo(COLUMNS.stream().map(cell).toList()));
    }

    /** Others ask for it by the kind of the room. */
    @Test
    void typingIsAskedForWhereItCanBeShown() {
        assertThat(RoomKind.values()).allSatisfy(kind -> assertThat(kind.typingEvery().isPresent())
                .isEqualTo(Abilities.of(kind).can(Ability.TYPING)));
    }

    @Test
    void filesAreMadeAsLargeAsTheyMayBe() {
        assertThat(RoomKind.values()).allSatisfy(kind -> assertThat(kind.mostFileBytes())
                .isEqualTo(Math.min(Abilities.of(kind).files().mostFileBytes(), MOST_OF_ALL)));
    }

    /** A new one is to be told of there. */
    @Test
    void everyAbilityHasARow() {
        assertThat(ABILITIES.keySet()).containsExactlyInAnyOrder(Ability.values());
        assertThat(rows()).containsKeys(ABILITIES.values().toArray(String[]::new));
    }

    private static Map<String, Function<Abilities, String>> rows() {
        var rows = new LinkedHashMap<String, Function<Abilities, String>>();
        ABILITIES.forEach(
                (ability, row) -> rows.put(row, channel -> channel.can(ability) ? "yes" : WITHOUT.get(ability)));
        rows.put(ABILITIES.get(Ability.NOTES), channel -> channel.can(Ability.NOTES) ? "a note" : "a message");
        rows.put("buttons", channel -> buttons(channel.buttons()));
        rows.put("longest label of a button", channel -> labels(channel.buttons()));
        rows.put("longest part of a text", channel -> String.format(Locale.ROOT, "%,d", channel.longestText()));
        rows.put("bold, italic, code, links", channel -> switch (channel.marks()) {
            case BESIDE -> "yes";
            case SIGNS -> "yes; a link is its words and its address";
            case NONE -> "no: the words, and a link's address";
        });
        rows.put(ABILITIES.get(Ability.EDITS), ChannelsPageTests::edits);
        rows.put("of these in one part", channel -> channel.marks() == MarkStyle.NONE
                ? NONE
                : channel.mostMarks() == Integer.MAX_VALUE ? "all" : String.valueOf(channel.mostMarks()));
        rows.put("photos from Tar",
                channel -> channel.files().mostPhotoBytes() == 0
                        ? NONE
                        : "%s up to %d MB".formatted(channel.files().photoTypes().stream()
                                .map(type -> NAMES.getOrDefault(type, type)).sorted().collect(Collectors.joining(", ")),
                                megabytes(channel.files().mostPhotoBytes())));
        rows.put("files from Tar",
                channel -> channel.files().mostFileBytes() == 0
                        ? NONE
                        : "%s up to %d MB".formatted(channel.files().fileTypes().isEmpty()
                                ? "all"
                                : channel.files().fileTypes().stream().map(type -> NAMES.getOrDefault(type, "Office"))
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                                megabytes(channel.files().mostFileBytes())));
        rows.put("longest caption",
                channel -> channel.files().mostFileBytes() == 0
                        ? NONE
                        : String.format(Locale.ROOT, "%,d", channel.files().longestCaption()));
        rows.put("buttons under a file",
                channel -> channel.files().mostFileBytes() == 0
                        ? NONE
                        : channel.files().buttons() ? "yes" : "no: below, with the text");
        return rows;
    }

    /** The bridge itself says anew what WhatsApp would not show as a change any more. */
    private static String edits(Abilities channel) {
        if (channel.equals(Abilities.WHATSAPP_BRIDGE)) {
            return "for 14 minutes, then a new message";
        }
        return channel.can(Ability.EDITS) ? "yes" : "no: a new message";
    }

    private static int megabytes(int bytes) {
        return Math.min(bytes, MOST_OF_ALL) / 1_000_000;
    }

    private static String buttons(Buttons buttons) {
        return switch (buttons.form()) {
            case BUTTON -> buttons.further() == null
                    ? "up to %d, %d in a row".formatted(buttons.most(), buttons.inARow())
                    : "up to %d, else a list of up to %d".formatted(buttons.most(), buttons.further().most());
            case NUMBER -> "up to %d, as numbers".formatted(buttons.most());
            case LIST -> throw new IllegalStateException("no channel begins with a list");
        };
    }

    private static String labels(Buttons buttons) {
        return buttons.further() == null
                ? buttons.longestLabel() == Integer.MAX_VALUE ? "any" : String.valueOf(buttons.longestLabel())
                : "%d, in a list %d".formatted(buttons.longestLabel(), buttons.further().longestLabel());
    }

    private static Map<String, List<String>> table(String page) {
        var table = new LinkedHashMap<String, List<String>>();
        page.lines().filter(line -> line.startsWith("|") && !line.startsWith("|---")).forEach(line -> {
            var cells = Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1)).map(String::strip)
                    .toList();
            table.put(cells.getFirst(), cells.subList(1, cells.size()));
        });
        return table;
    }
}
