package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.WebDelivery;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.gateway.channel.web.WebMessage.Author;
import com.tarcommerce.gateway.channel.web.WebMessage.Kind;
import com.tarcommerce.gateway.intake.DailyPrune;
import com.tarcommerce.gateway.intake.Reply;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows in a room what outbound hands over: on the disk first, then to all who look. */
@Component
class ShowInRoom {
    private static final String TYPING = "typing";

    private final WebMessageStore messages;
    private final WebRoomStore rooms;
    private final CommitGroup commits;
    private final RoomBell bell;
    private final ForgetSecrets secrets;
    private final DailyPrune prune;
    private final InstantSource clock;

    ShowInRoom(WebMessageStore messages, WebRoomStore rooms, CommitGroup commits, RoomBell bell,
            ForgetSecrets secrets, DailyPrune prune, InstantSource clock) {
        this.messages = messages;
        this.rooms = rooms;
        this.commits = commits;
        this.bell = bell;
        this.secrets = secrets;
        this.prune = prune;
        this.clock = clock;
    }

    /**
     * The id under which it stands in the room.
     *
     * @throws com.tarcommerce.common.problem.ProblemException 404 if the shop has no such room
     */
    String show(WebDelivery delivery) {
        var room = delivery.room().chat();
        var id = commits.commit(() -> put(room, delivery));
        bell.ring(room);
        if (Boolean.TRUE.equals(delivery.secret())) {
            secrets.later();
        }
        prune.whenDue();
        return id;
    }

    private String put(String room, WebDelivery delivery) {
        var tenant = rooms.tenantOf(room)
                .filter(shop -> shop.equals(delivery.tenant()) || delivery.tenant().equals(Reply.NO_SHOP))
                .orElseThrow(WebRooms::missing);
        var id = standsAs(tenant, room, delivery);
        if (isNew(tenant, room, id, delivery)) {
            messages.put(tenant, room, shown(id, delivery, rooms.nextSeq(room), askerOf(tenant, room, delivery)));
        }
        return id;
    }

    /** Also an edit that comes again when a later one has been applied is none. */
    private boolean isNew(String tenant, String room, String id, WebDelivery delivery) {
        return id.equals(delivery.id())
                ? messages.find(tenant, room, id).isEmpty()
                : delivery.kind() != MessageKind.EDIT || messages.addEdit(room, delivery.id(), clock.instant());
    }

    /** Who wrote what a secret answers; null for nobody, and then nobody is shown it. */
    private @Nullable String askerOf(String tenant, String room, WebDelivery delivery) {
        var asked = delivery.replyTo();
        return delivery.secret() == null || asked == null
                ? null
                : messages.find(tenant, room, asked).map(WebMessage::from).map(Author::id).orElse(null);
    }

    /** An edit stands as what it replaces; of what is forgotten already it is a message of its own. */
    private String standsAs(String tenant, String room, WebDelivery delivery) {
        var replaced = delivery.replyTo();
        if (delivery.kind() == MessageKind.TYPING) {
            return TYPING;
        }
        return delivery.kind() == MessageKind.EDIT && replaced != null && messages.find(tenant, room, replaced)
                .filter(message -> message.kind() == Kind.TOLD).isPresent() ? replaced : delivery.id();
    }

    private WebMessage shown(String id, WebDelivery delivery, long seq, @Nullable String asker) {
        var kind = switch (delivery.kind()) {
            case MESSAGE, EDIT, PROGRESS -> Kind.TOLD;
            case CALLBACK_ANSWER -> Kind.NOTE;
            case TYPING -> Kind.TYPING;
        };
        return new WebMessage(id, seq, seq, kind, null, delivery.text(), delivery.marks(), delivery.buttons(),
                delivery.kind() == MessageKind.EDIT ? null : delivery.replyTo(), delivery.secret(), asker,
                clock.instant(), null);
    }
}
