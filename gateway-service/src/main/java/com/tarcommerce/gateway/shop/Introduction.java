package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.intake.ChatKind;
import java.util.ArrayList;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Who Tar is, and what to do next, in a few lines. */
@Component
class Introduction {
    private final Voice voice;

    Introduction(Voice voice) {
        this.voice = voice;
    }

    /** To a chat that has no shop yet, so in English, with a line for those who would rather read Hindi. */
    String to(ChatKind kind, boolean administrator) {
        var lines = new ArrayList<String>();
        lines.add(say("shop.hello"));
        if (!administrator) {
            lines.add(say("shop.hello.administrator"));
        }
        if (kind == ChatKind.GROUP) {
            lines.add(say("shop.hello.topics"));
        }
        lines.add(say("shop.hello.setup"));
        lines.add(voice.say(Locale.of("hi"), "shop.hello.language"));
        return String.join("\n", lines);
    }

    /** To a chat that belongs to a shop. */
    String here(Tenant shop, String rooms) {
        return rooms.isEmpty()
                ? voice.say(shop.language(), "shop.here", shop.name())
                : voice.say(shop.language(), "shop.here.rooms", shop.name(), rooms);
    }

    String back(Tenant shop) {
        return voice.say(shop.language(), "shop.back", shop.name());
    }

    String back(Tenant shop, String rooms) {
        return voice.say(shop.language(), "shop.back.rooms", shop.name(), rooms);
    }

    private String say(String key) {
        return voice.say(Locale.ENGLISH, key);
    }
}
