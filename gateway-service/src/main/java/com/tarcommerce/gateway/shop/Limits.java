package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.Admission.Admitted;
import com.tarcommerce.gateway.shop.Admission.Exceeded;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/** Keeps one person or one shop from using up what is there for all; asked before a text is understood. */
@Component
public class Limits {
    private final TokenBuckets senders;
    private final TokenBuckets shops;
    private final int mostKeys;
    private final SequencedMap<Long, Admission> answered = new LinkedHashMap<>();

    Limits(LimitSettings settings, InstantSource clock) {
        mostKeys = settings.mostKeys();
        var minute = Duration.ofMinutes(1);
        senders = new TokenBuckets(settings.senderPerMinute(), minute, settings.mostKeys(), clock);
        shops = new TokenBuckets(settings.shopPerMinute(), minute, settings.mostKeys(), clock);
    }

    /**
     * Counts one message, once however often it is tried. What a person sends beyond the limit does not count for the
     * shop.
     *
     * @param tenant the shop around the room, or {@link Reply#NO_SHOP}
     */
    public synchronized Admission admit(long inboundId, Room room, Sender sender, String tenant) {
        var before = answered.get(inboundId);
        if (before != null) {
            return before;
        }
        var answer = count(room, sender, tenant);
        answered.put(inboundId, answer);
        if (answered.size() > mostKeys) {
            answered.pollFirstEntry();
        }
        return answer;
    }

    private Admission count(Room room, Sender sender, String tenant) {
        var account = room.channel() + "/" + (room.account() == null ? "" : room.account()) + "/";
        var shop = tenant.equals(Reply.NO_SHOP) ? account + room.chat() : tenant;
        return switch (senders.take(account + sender.id())) {
            case Exceeded exceeded -> exceeded;
            case Admitted _ -> shops.take(shop);
        };
    }
}
