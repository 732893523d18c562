package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.WebDelivery;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.gateway.channel.web.WebMessage.Kind;
import com.tarcommerce.gateway.intake.DailyPrune;
import com.tarcommerce.gateway.intake.Reply;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Shows in a room what outbound hands over: on the disk first, then to all who look. */
@Component
class ShowInRoom {
    private static final Logger LOG = LoggerFactory.getLogger(ShowInRoom.class);
    private static final String TYPING = "typing";

    private final WebMessageStore messages;
    private final WebRoomStore rooms;
    private final CommitGroup commits;
    private final RoomBell bell;
    private final DailyPrune prune;
    private final InstantSource clock;

    ShowInRoom(WebMessageStore messages, WebRoomStore rooms, CommitGroup commits, RoomBell bell, DailyPrune prune,
            InstantSource clock) {
        this.messages = messages;
        this.rooms = rooms;
        this.commits = commits;
        this.bell = bell;
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
            forgetLater();
        }
        prune.whenDue();
        return id;
    }

    private String put(String room, WebDelivery delivery) {
        var tenant = rooms.tenantOf(room)
                .filter(shop -> shop.equals(delivery.tenant()) || delivery.tenant().equals(Reply.NO_SHOP))
                .orElseThrow(WebRooms::missing);
        var id = standsAs(tenant, room, delivery);
        var isRepeat = id.equals(delivery.id()) && messages.find(tenant, room, id).isPresent();
        if (!isRepeat) {
            messages.put(tenant, room, shown(id, delivery, rooms.nextSeq(room)));
        }
        return id;
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

    private WebMessage shown(String id, WebDelivery delivery, long seq) {
        var kind = switch (delivery.kind()) {
            case MESSAGE, EDIT -> Kind.TOLD;
            case CALLBACK_ANSWER -> Kind.NOTE;
            case TYPING -> Kind.TYPING;
        };
        return new WebMessage(id, seq, seq, kind, null, delivery.text(), delivery.marks(), delivery.buttons(),
                delivery.kind() == MessageKind.EDIT ? null : delivery.replyTo(), delivery.secret(), clock.instant(),
                null);
    }

    /** It is not shown any more after that in any case; if Tar stops before, it goes with what is forgotten daily. */
    private void forgetLater() {
        CompletableFuture.delayedExecutor(WebFeed.SECRETS_SHOWN.toMillis() + 1, TimeUnit.MILLISECONDS,
                task -> Thread.ofVirtual().name("forget-secrets").start(task)).execute(this::forgetSecrets);
    }

    private void forgetSecrets() {
        try {
            commits.commit(() -> {
                messages.forgetSecrets(clock.instant().minus(WebFeed.SECRETS_SHOWN));
                return true;
            });
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("what was shown for a while could not be forgotten; tried again daily");
        }
    }
}
