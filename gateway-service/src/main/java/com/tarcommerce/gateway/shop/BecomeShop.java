package com.tarcommerce.gateway.shop;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** The shop of a chat, made when an administrator first needs one. */
@Component
class BecomeShop {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 10;
    private static final int NAME_LENGTH = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TenantStore tenants;
    private final ChatStore chats;
    private final InstantSource clock;

    BecomeShop(TenantStore tenants, ChatStore chats, InstantSource clock) {
        this.tenants = tenants;
        this.chats = chats;
        this.clock = clock;
    }

    /**
     * Inside the transaction.
     *
     * @param name for a new shop; the chat's title if it is empty
     */
    Tenant of(Request request, String name) {
        return tenants.ofChat(request.room()).orElseGet(() -> create(request, name));
    }

    /** As much of a name as a shop may have. */
    static String shorten(String name) {
        var stripped = name.strip();
        return stripped.codePointCount(0, stripped.length()) <= NAME_LENGTH
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, NAME_LENGTH)).strip();
    }

    private Tenant create(Request request, String name) {
        var title = request.text().chat().title();
        var chosen = name.isBlank() ? title : name;
        var shop = tenants.create(newId(), chosen.isBlank() ? "Shop" : shorten(chosen), clock.instant());
        chats.add(shop.id(), request.room(), title, clock.instant());
        return shop;
    }

    static String newId() {
        var id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
