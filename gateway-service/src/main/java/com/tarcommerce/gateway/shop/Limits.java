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
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Keeps one person or one shop from using up what is there for all; asked before a text is understood. */
@Component
public class Limits {
    private final TokenBuckets senders;
    private final TokenBuckets shops;
    private final int mostKeys;
    private final SequencedMap<String, Admission> answered = new LinkedHashMap<>();

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
        return once(String.valueOf(inboundId), () -> count(room, sender, tenant));
    }

    /**
     * The pictures of an album count as one message: either all of them are worked on, or none, and that is told once.
     */
    public synchronized Admission admitAlbum(long inboundId, String album, Room room, Sender sender, String tenant) {
        return once(String.valueOf(inboundId), () -> {
            var key = "album/" + room.channel() + "/" + room.account() + "/" + room.chat() + "/" + album;
            var isFirst = !answered.containsKey(key);
            return switch (once(key, () -> count(room, sender, tenant))) {
                case Exceeded(_, var retryAfter) when !isFirst -> new Exceeded(false, retryAfter);
                case Admission answer -> answer;
            };
        });
    }

    private Admission once(String message, Supplier<Admission> counting) {
        var before = answered.get(message);
        if (before != null) {
            return before;
        }
        var answer = counting.get();
        answered.put(message, answer);
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
