package com.tarcommerce.outbound.ability;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.ability.Buttons.Form;
import com.tarcommerce.outbound.text.MarkStyle;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a channel can carry: the one place that knows. Numbers are the platforms' documented ones; docs/channels.md is
 * checked against them.
 *
 * @param name        for people
 * @param longestText of one part, in UTF-16 units; longer texts are cut into parts
 * @param marks       how it takes bold, italic, code and links
 */
public record Abilities(String name, int longestText, MarkStyle marks, Buttons buttons, Set<Ability> all) {
    /** The account of WhatsApp rooms behind the bridge. */
    public static final String BRIDGE = "bridge";

    private static final int ANY = Integer.MAX_VALUE;

    public static final Abilities TELEGRAM = new Abilities("Telegram", 4_096, MarkStyle.BESIDE,
            new Buttons(Form.BUTTON, 100, 8, 64, ANY, null), EnumSet.allOf(Ability.class));
    /** A section holds 3,000 characters, and an escaped one may be five; Slack counts what it shows. */
    public static final Abilities SLACK = new Abilities("Slack", 2_900, MarkStyle.NONE,
            new Buttons(Form.BUTTON, 100, 25, 75, ANY, null),
            EnumSet.of(Ability.EDITS, Ability.NOTES, Ability.THREADS));
    public static final Abilities WHATSAPP_BRIDGE = new Abilities("WhatsApp, bridge", 4_096, MarkStyle.SIGNS,
            new Buttons(Form.NUMBER, 100, 1, 64, ANY, null),
            EnumSet.of(Ability.EDITS, Ability.TYPING, Ability.REPLIES));
    public static final Abilities WHATSAPP_CLOUD = new Abilities("WhatsApp, Cloud API", 4_096, MarkStyle.SIGNS,
            new Buttons(Form.BUTTON, 3, 3, 20, 1_024, new Buttons(Form.LIST, 10, 1, 24, ANY, null)),
            EnumSet.of(Ability.REPLIES));
    /** Ours: as much as a message may have at all. A room is a chat of its own, without threads. */
    public static final Abilities WEB = new Abilities("Web", 100_000, MarkStyle.BESIDE,
            new Buttons(Form.BUTTON, 100, 8, 64, ANY, null), EnumSet.complementOf(EnumSet.of(Ability.THREADS)));

    public static Abilities of(Room room) {
        return switch (room.channel()) {
            case "telegram" -> TELEGRAM;
            case "slack" -> SLACK;
            case "whatsapp" -> BRIDGE.equals(room.account()) ? WHATSAPP_BRIDGE : WHATSAPP_CLOUD;
            default -> WEB;
        };
    }

    public boolean can(Ability ability) {
        return all.contains(ability);
    }
}
