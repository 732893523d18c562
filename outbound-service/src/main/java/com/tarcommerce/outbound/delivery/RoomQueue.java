package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Step.Cue;
import com.tarcommerce.outbound.message.Rank;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One room's lanes, of which one at a time sends. Used under the lock of its {@link BotQueue}. */
final class RoomQueue {
    private final Address address;
    private final ChatQueue chat;
    private final Map<Rank, Lane> lanes = new EnumMap<>(Rank.class);
    private boolean busy;
    private int expected;
    /** What is out at this moment may have been judged by the silence before. */
    private boolean wroteMeanwhile;

    RoomQueue(Address address, ChatQueue chat) {
        this.address = address;
        this.chat = chat;
    }

    Address address() {
        return address;
    }

    ChatQueue chat() {
        return chat;
    }

    Lane lane(Rank rank) {
        return lanes.computeIfAbsent(rank, each -> new Lane(this, each));
    }

    /** The lane that could send as one of this rank. What is half out is finished first, as urgently as a reply. */
    @Nullable
    Lane ready(Rank rank) {
        if (busy) {
            return null;
        }
        var begun = begun();
        if (begun != null) {
            return begun.isReady() && rank == asUrgentAsAReply(begun.rank()) ? begun : null;
        }
        var lane = lanes.get(rank);
        return lane != null && lane.isReady() ? lane : null;
    }

    private @Nullable Lane begun() {
        for (var lane : lanes.values()) {
            if (lane.isBegun()) {
                return lane;
            }
        }
        return null;
    }

    private static Rank asUrgentAsAReply(Rank rank) {
        return rank.compareTo(Rank.REPLY) > 0 ? Rank.REPLY : rank;
    }

    boolean isBusy() {
        return busy;
    }

    void busy(boolean now) {
        busy = now;
        wroteMeanwhile = false;
    }

    boolean wroteMeanwhile() {
        return wroteMeanwhile;
    }

    /** How many more messages are being accepted that will wait here. */
    void expect(int more) {
        expected += more;
    }

    /** Somebody wrote: what waits here for that need not wait longer. */
    void wrote() {
        wroteMeanwhile = busy;
        lanes.values().stream().filter(lane -> lane.waitsFor(Cue.WORD)).forEach(Lane::letGo);
    }

    /** Another one takes its place. */
    void end() {
        lanes.values().forEach(Lane::end);
    }

    boolean isIdle() {
        return !busy && expected == 0 && lanes.values().stream().allMatch(Lane::isEmpty);
    }
}
