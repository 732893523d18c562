package com.tarcommerce.gateway.shop;

import static java.util.stream.Collectors.joining;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditEntry.Outcome;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming.BotAdded;
import com.tarcommerce.gateway.intake.Incoming.BotRemoved;
import com.tarcommerce.gateway.intake.Reply;
import org.springframework.stereotype.Component;

/**
 * Introduces the bot once to a chat that it comes into. When it is removed the rooms stay bound, so that everything is
 * as before when it is added again.
 */
@Component
class GreetChat {
    private final Presence presence;
    private final TenantStore tenants;
    private final RoomStore rooms;
    private final Introduction introduction;
    private final AuditLog audit;

    GreetChat(Presence presence, TenantStore tenants, RoomStore rooms, Introduction introduction, AuditLog audit) {
        this.presence = presence;
        this.tenants = tenants;
        this.rooms = rooms;
        this.introduction = introduction;
        this.audit = audit;
    }

    Reply arrived(BotAdded event) {
        if (event.chat().kind() == ChatKind.PRIVATE || event.chat().kind() == ChatKind.CHANNEL) {
            return Reply.silence();
        }
        var chat = event.room().inThread(null);
        var shop = tenants.ofChat(chat);
        return switch (presence.set(chat, true)) {
            case THERE -> Reply.silence();
            case NEVER -> shop.isPresent() ? Reply.silence() : introduce(event, chat);
            case GONE -> shop.map(known -> welcomeBack(known, chat)).orElseGet(() -> introduce(event, chat));
        };
    }

    void left(long inboundId, BotRemoved event) {
        presence.set(event.room(), false);
        tenants.ofChat(event.room()).ifPresent(shop -> audit.add(AuditEntry.decision(shop.id(), event.room().key(),
                event.by().id(), "bot_removed", Outcome.ALLOWED, "bindings_kept", inboundId)));
    }

    private Reply introduce(BotAdded event, Room chat) {
        return Reply.text(Reply.NO_SHOP, chat, introduction.to(event.chat().kind(), event.administrator()));
    }

    private Reply welcomeBack(Tenant shop, Room chat) {
        var bound = rooms.inChat(chat);
        return bound.isEmpty()
                ? Reply.text(shop.id(), chat, introduction.back(shop))
                : Reply.text(shop.id(), chat, introduction.back(shop, bound.stream().map(BoundRoom::label)
                        .collect(joining(", "))));
    }
}
