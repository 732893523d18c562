package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.access.ChatPlatforms;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.wording.Wording;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Answers in Hindi what is written in Devanagari, else in the language of the shop; in English where there is none. */
@Component
class Voice {
    private static final Locale HINDI = Locale.of("hi");

    private final Wording wording;
    private final TenantStore tenants;
    private final ChatPlatforms platforms;

    Voice(Wording wording, TenantStore tenants, ChatPlatforms platforms) {
        this.wording = wording;
        this.tenants = tenants;
        this.platforms = platforms;
    }

    /** To whichever shop the room's chat belongs, if any. */
    Reply answer(Request request, String key, String... arguments) {
        return tenants.ofChat(request.room()).map(shop -> answer(request, shop, key, arguments))
                .orElseGet(() -> Reply.text(Reply.NO_SHOP, request.room(),
                        say(language(request, Locale.ENGLISH), key, arguments)));
    }

    Reply answer(Request request, Tenant shop, String key, String... arguments) {
        return Reply.text(shop.id(), request.room(), say(language(request, shop), key, arguments));
    }

    /** With a key or a code in it, which nobody keeps once it is said. */
    Reply secret(Request request, Tenant shop, String key, String... arguments) {
        return Reply.secret(shop.id(), request.room(), say(language(request, shop), key, arguments),
                platforms.showSecretsToAskerOnly(request.room()) ? request.text().messageId() : null);
    }

    /** The language in which a request is answered. */
    static Locale language(Request request, Tenant shop) {
        return language(request, shop.language());
    }

    private static Locale language(Request request, Locale otherwise) {
        return request.text().text().codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.DEVANAGARI) ? HINDI : otherwise;
    }

    String say(Locale language, String key, String... arguments) {
        return wording.say(language, key, arguments);
    }
}
