package com.tarcommerce.outbound.ability;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.RoomKind;
import com.tarcommerce.outbound.ability.Buttons.Form;
import com.tarcommerce.outbound.text.MarkStyle;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a channel can carry: the one place that knows. Numbers are the platforms' documented ones; docs/channels.md is
 * checked against them.
 *
 * @param name        for people
 * @param longestText of one part, in UTF-16 units; longer texts are cut into parts
 * @param marks       how it takes bold, italic, code and links
 * @param files       what may go with a message
 */
public record Abilities(String name, int longestText, MarkStyle marks, Buttons buttons, Files files, Set<Ability> all) {
    private static final int ANY = Integer.MAX_VALUE;
    private static final int TELEGRAM_MARKS = 100;
    private static final int MB = 1_000_000;
    private static final int BRIDGE_BYTES = RoomKind.WHATSAPP_BRIDGE.mostFileBytes();
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png");
    /** Telegram makes photos of these, and of others documents that move or are small. */
    private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/webp");
    private static final Set<String> SHOWN_BY_SLACK = Set.of("image/jpeg", "image/png", "image/webp", "image/gif");
    private static final Set<String> OF_META = Set.of("application/pdf", "text/plain", "text/csv",
            OFFICE + "wordprocessingml.document", OFFICE + "spreadsheetml.sheet",
            OFFICE + "presentationml.presentation");

    public static final Abilities TELEGRAM = new Abilities("Telegram", 4_096, MarkStyle.BESIDE,
            new Buttons(Form.BUTTON, 100, 8, 64, ANY, null),
            new Files(SHOWN, 10 * MB, Set.of(), 50 * MB, 1_024, true), EnumSet.allOf(Ability.class));
    /** A section holds 3,000 characters, and an escaped one may be five; Slack counts what it shows. */
    public static final Abilities SLACK = new Abilities("Slack", 2_900, MarkStyle.NONE,
            new Buttons(Form.BUTTON, 100, 25, 75, ANY, null),
            new Files(SHOWN_BY_SLACK, ANY, Set.of(), ANY, 1_024, false),
            EnumSet.of(Ability.EDITS, Ability.NOTES, Ability.THREADS));
    public static final Abilities WHATSAPP_BRIDGE = new Abilities("WhatsApp, bridge", 4_096, MarkStyle.SIGNS,
            new Buttons(Form.NUMBER, 100, 1, ANY, ANY, null),
            new Files(PICTURES, BRIDGE_BYTES, Set.of(), BRIDGE_BYTES, 1_024, false),
            EnumSet.of(Ability.EDITS, Ability.TYPING, Ability.REPLIES));
    public static final Abilities WHATSAPP_CLOUD = new Abilities("WhatsApp, Cloud API", 4_096, MarkStyle.SIGNS,
            new Buttons(Form.BUTTON, 3, 3, 20, 1_024, new Buttons(Form.LIST, 10, 1, 24, ANY, null)),
            new Files(PICTURES, 5 * MB, OF_META, 100 * MB, 1_024, false),
            EnumSet.of(Ability.TYPING, Ability.REPLIES));
    /** Ours: as much as a message may have at all. A room is a chat of its own, without threads. */
    public static final Abilities WEB = new Abilities("Web", 100_000, MarkStyle.BESIDE,
            new Buttons(Form.BUTTON, 100, 8, 64, ANY, null), new Files(Set.of(), 0, Set.of(), 0, ANY, true),
            EnumSet.complementOf(EnumSet.of(Ability.THREADS)));

    public static Abilities of(Room room) {
        return of(RoomKind.of(room));
    }

    static Abilities of(RoomKind kind) {
        return switch (kind) {
            case TELEGRAM -> TELEGRAM;
            case SLACK -> SLACK;
            case WHATSAPP_BRIDGE -> WHATSAPP_BRIDGE;
            case WHATSAPP_CLOUD -> WHATSAPP_CLOUD;
            case WEB -> WEB;
        };
    }

    /** How many stretches of one text it marks; Telegram leaves what is beyond unmarked. */
    public int mostMarks() {
        return name.equals(TELEGRAM.name()) ? TELEGRAM_MARKS : ANY;
    }

    /** @param answered the message that is being answered; the Cloud API shows it to who wrote that, and else to nobody */
    boolean showsTyping(@Nullable String answered) {
        return can(Ability.TYPING) && (answered != null || !name.equals(WHATSAPP_CLOUD.name()));
    }

    public boolean can(Ability ability) {
        return all.contains(ability);
    }
}
