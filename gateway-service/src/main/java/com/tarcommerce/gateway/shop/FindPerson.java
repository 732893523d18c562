package com.tarcommerce.gateway.shop;

import static java.util.stream.Collectors.joining;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.SenderLists;
import com.tarcommerce.gateway.intake.Sender;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds whom an administrator means, among those who have written in the chat. */
@Component
class FindPerson {
    private static final Pattern USERNAME = Pattern.compile("@[\\p{L}\\p{N}_.-]{2,64}");

    private final MemberStore members;
    private final SenderLists lists;
    private final Voice voice;

    FindPerson(MemberStore members, SenderLists lists, Voice voice) {
        this.members = members;
        this.lists = lists;
        this.voice = voice;
    }

    sealed interface Person {
        /** @param entry what a list holds: the platform's id, or {@code @name} of somebody who has not been seen */
        record Found(String entry, String shown) implements Person {
        }

        record Unseen(String name) implements Person {
        }

        record SeveralOfThatName() implements Person {
        }
    }

    /** @param text {@code @name}, the platform's id, or the name that the chat shows */
    Person find(Room chat, String text) {
        if (text.startsWith("@")) {
            return USERNAME.matcher(text).matches() ? byUsername(chat, text) : new Person.Unseen(text);
        }
        var byId = members.withId(chat, text);
        if (byId.isPresent()) {
            return new Person.Found(text, show(byId.get()));
        }
        var named = members.withName(chat, text);
        return switch (named.size()) {
            case 0 -> new Person.Unseen(text);
            case 1 -> new Person.Found(named.getFirst().id(), show(named.getFirst()));
            default -> new Person.SeveralOfThatName();
        };
    }

    /** Who is on the room's list, as people know them. */
    String list(Locale language, BoundRoom room) {
        var all = lists.of(room);
        return all.isEmpty()
                ? voice.say(language, "shop.allow.nobody")
                : all.stream().map(entry -> show(language, room, entry)).collect(joining(", "));
    }

    private Person byUsername(Room chat, String text) {
        var name = text.toLowerCase(Locale.ROOT);
        return members.withUsername(chat, name.substring(1))
                .<Person>map(member -> new Person.Found(member.id(), show(member)))
                .orElse(new Person.Found(name, name));
    }

    private String show(Locale language, BoundRoom room, String entry) {
        return entry.startsWith("@")
                ? voice.say(language, "shop.allow.not-seen-yet", entry)
                : members.withId(room.room(), entry).map(FindPerson::show).orElse(entry);
    }

    private static String show(Sender member) {
        return member.username() == null ? member.name() : "@" + member.username();
    }
}
