package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.intake.Incoming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberRestricted;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;

/** Who came to a chat and who left it. */
final class ReadMembership {
    private final Places places;

    ReadMembership(Places places) {
        this.places = places;
    }

    Incoming ofBot(ChatMemberUpdated change) {
        var room = places.roomOf(change.getChat());
        var chat = Places.chatOf(change.getChat());
        var by = People.senderOf(change.getFrom());
        @Nullable
        ChatMember now = change.getNewChatMember();
        if (now == null) {
            return irrelevant(change);
        }
        return isIn(now)
                ? new Incoming.BotAdded(room, chat, by, isAdministrator(now.getStatus()), timeOf(change))
                : new Incoming.BotRemoved(room, chat, by, timeOf(change));
    }

    Incoming ofPerson(ChatMemberUpdated change) {
        @Nullable
        ChatMember now = change.getNewChatMember();
        return now == null || isIn(now)
                ? irrelevant(change)
                : new Incoming.MemberLeft(places.roomOf(change.getChat()), People.senderOf(now.getUser()),
                        timeOf(change));
    }

    /** A restricted member may have left. */
    private static boolean isIn(ChatMember member) {
        return switch (member.getStatus()) {
            case "left", "kicked" -> false;
            case "restricted" ->
                member instanceof ChatMemberRestricted restricted && Boolean.TRUE.equals(restricted.getIsMember());
            default -> true;
        };
    }

    static boolean isAdministrator(String status) {
        return status.equals("creator") || status.equals("administrator");
    }

    private Incoming irrelevant(ChatMemberUpdated change) {
        return new Incoming.Irrelevant(places.roomOf(change.getChat()), "a member who stays", timeOf(change));
    }

    private static Instant timeOf(ChatMemberUpdated change) {
        return Instant.ofEpochSecond(change.getDate());
    }
}
