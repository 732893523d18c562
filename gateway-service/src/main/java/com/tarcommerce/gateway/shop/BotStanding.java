package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.access.ChatPlatform;
import com.tarcommerce.gateway.access.ChatPlatform.Standing;
import com.tarcommerce.gateway.access.ChatPlatforms;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the bot may do in a chat, asked of the platform: never inside a transaction. */
@Component
class BotStanding {
    private final ChatPlatforms platforms;

    BotStanding(ChatPlatforms platforms) {
        this.platforms = platforms;
    }

    Optional<ChatPlatform> platform(Request request) {
        return platforms.of(request.room());
    }

    Optional<Standing> in(Request request) {
        return platform(request).flatMap(platform -> platform.standing(request.room()));
    }

    /** What keeps a shop from working in the chat, as a wording key: a bot that hears only commands is of no use. */
    static Optional<String> obstacle(Optional<Standing> standing) {
        if (standing.isEmpty()) {
            return Optional.of("shop.standing.unknown");
        }
        return standing.get().readsEverything() ? Optional.empty() : Optional.of("shop.standing.hears-only-commands");
    }
}
