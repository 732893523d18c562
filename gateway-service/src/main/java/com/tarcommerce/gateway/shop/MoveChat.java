package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.access.SenderLists;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditEntry.Outcome;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.intake.Incoming.ChatMoved;
import org.springframework.stereotype.Component;

/** A group that became a supergroup keeps its shop, rooms, lists and people under its new id; a second time changes nothing. */
@Component
class MoveChat {
    private final ChatStore chats;
    private final RoomStore rooms;
    private final SenderLists lists;
    private final KnownOfChat known;
    private final AuditLog audit;

    MoveChat(ChatStore chats, RoomStore rooms, SenderLists lists, KnownOfChat known, AuditLog audit) {
        this.chats = chats;
        this.rooms = rooms;
        this.lists = lists;
        this.known = known;
        this.audit = audit;
    }

    void move(long inboundId, ChatMoved event) {
        var from = event.room();
        if (from.chat().equals(event.newChat())) {
            return;
        }
        known.moveChat(from, event.newChat());
        chats.tenantOf(from).ifPresent(tenant -> {
            // Who speaks as the chat itself bears the chat's id.
            lists.replace(from, from.chat(), event.newChat());
            rooms.moveChat(tenant, from, event.newChat());
            chats.move(from, event.newChat());
            audit.add(AuditEntry.decision(tenant, from.key(), "", "chat_moved", Outcome.ALLOWED,
                    "now " + event.newChat(), inboundId));
        });
    }
}
