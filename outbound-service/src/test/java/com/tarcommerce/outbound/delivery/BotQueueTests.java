package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.delivery.Limits.Quota;
import com.tarcommerce.outbound.delivery.Limits.Rate;
import com.tarcommerce.outbound.delivery.Limits.Signals;
import com.tarcommerce.outbound.message.Rank;
import com.tarcommerce.testsupport.NoSecondTry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoSecondTry.class)
class BotQueueTests {
    private static final long SECOND = 1_000_000_000;
    private static final long NOON = 1_800_000_000 * SECOND;
    private static final Limits LIMITS = new Limits(new Rate(30, 5), 25, new Rate(1, 3),
            new Quota(20, Duration.ofMinutes(1)), Signals.CALLS_OF_THE_ACCOUNT);

    private final BotQueue queue = new BotQueue(LIMITS, () -> 1);
    private long now = NOON;

    @Test
    void topicsShareTheBudgetOfTheirForum() {
        add(room(1, 45), Rank.REPLY, 1, 2);
        add(room(1, 46), Rank.REPLY, 3, 4);

        assertThat(turnsNow()).containsExactly(1L, 2L, 3L);
        now += SECOND - 1;
        assertThat(turnsNow()).isEmpty();
        now += 1;
        assertThat(turnsNow()).containsExactly(4L);
    }

    @Test
    void aReplyGoesBeforeTheBroadcastsOfItsRoomAndOfOthers() {
        IntStream.range(0, 100).forEach(chat -> add(room(chat, 0), Rank.BROADCAST, 1_000 + chat, 2_000 + chat));
        assertThat(turnsNow()).hasSize(5);

        add(room(50, 0), Rank.REPLY, 9_000);
        now += SECOND / 30 + 1;

        assertThat(turnsNow()).containsExactly(9_000L);
    }

    @Test
    void endlessPressesLeaveOneTurnInEightToMessagesOfOtherChats() {
        IntStream.range(0, 20).forEach(chat -> add(room(chat, 0), Rank.REPLY, chat));
        IntStream.range(100, 300).forEach(chat -> add(room(chat, 0), Rank.SIGNAL, 1_000 + chat));

        var turns = new ArrayList<Long>();
        for (var second = 0; second < 3; second++) {
            turns.addAll(turnsNow());
            now += SECOND;
        }

        assertThat(turns.stream().filter(seq -> seq < 1_000).count()).isEqualTo(turns.size() / 8).isPositive();
    }

    @Test
    void endlessPressesInAChatLeaveOneTurnInEightToItsMessagesAndWaitForNoneOfThem() {
        add(room(1, 45), Rank.ALERT, LongStream.range(0, 10).toArray());
        var presses = queue.room(room(1, 45), now).lane(Rank.SIGNAL);
        LongStream.range(100, 200).forEach(presses::addInItsPlace);
        queue.place(presses.room().chat(), now);

        var turns = new ArrayList<Long>();
        for (var moment = 0; moment < 40; moment++) {
            turns.addAll(turnsNow());
            now += SECOND / 10;
        }

        assertThat(turns.stream().filter(seq -> seq < 100).count()).isBetween(4L, 7L);
        assertThat(turns).hasSizeGreaterThan(40);
    }

    @Test
    void aPauseOfAChatIsNoneForAnswersToPresses() {
        add(room(1, 45), Rank.REPLY, 1);
        add(room(1, 45), Rank.SIGNAL, 2);
        queue.room(room(1, 45), now).chat().pausedUntil(now + 30 * SECOND);

        assertThat(turnsNow()).containsExactly(2L);
        now += 30 * SECOND;
        assertThat(turnsNow()).containsExactly(1L);
    }

    @Test
    void whatComesBackDoesNotGoBetweenTheParts() {
        var lane = queue.room(room(1, 45), now).lane(Rank.ALERT);
        lane.addInItsPlace(7);
        lane.begin(7);

        lane.revive(3);

        assertThat(lane.first()).isEqualTo(7);
        lane.hold(7, new Step.Hold(Times.instant(now), Times.instant(now), Step.Cue.NOTHING));
        lane.revive(2);
        assertThat(lane.isReady()).isFalse();
        lane.letGo();
        assertThat(lane.heldSince(7)).isEqualTo(Times.instant(now));
        lane.remove(7);
        assertThat(lane.first()).isEqualTo(2);
    }

    @Test
    void whatComesBackIsNotTheOneThatItsLaneIsHeldFor() {
        var lane = queue.room(room(1, 45), now).lane(Rank.ALERT);
        lane.addInItsPlace(7);
        lane.revive(3);

        lane.hold(7, new Step.Hold(Times.instant(now), Times.instant(now), Step.Cue.NOTHING));

        assertThat(lane.heldFor()).isEqualTo(7);
        assertThat(lane.heldSince(3)).isNull();
    }

    @Test
    void endlessRepliesLeaveOneTurnInEightToBroadcasts() {
        IntStream.range(0, 20).forEach(chat -> add(room(chat, 0), Rank.BROADCAST, chat));
        IntStream.range(100, 300).forEach(chat -> add(room(chat, 0), Rank.REPLY, 1_000 + chat));

        var turns = new ArrayList<Long>();
        for (var second = 0; second < 3; second++) {
            turns.addAll(turnsNow());
            now += SECOND;
        }

        assertThat(turns.stream().filter(seq -> seq < 1_000).count()).isEqualTo(turns.size() / 8);
    }

    @Test
    void endlessRepliesIntoOneRoomLeaveOneTurnInEightToItsBroadcasts() {
        add(room(1, 45), Rank.BROADCAST, LongStream.range(0, 10).toArray());
        var replies = queue.room(room(1, 45), now).lane(Rank.REPLY);
        LongStream.range(100, 200).forEach(replies::addInItsPlace);
        queue.place(replies.room().chat(), now);

        var turns = new ArrayList<Long>();
        for (var minute = 0; minute < 4; minute++) {
            turns.addAll(turnsNow());
            for (var second = 0; second < 60; second++) {
                now += SECOND;
                turns.addAll(turnsNow());
            }
        }

        assertThat(turns).hasSizeGreaterThanOrEqualTo(80);
        assertThat(turns.stream().filter(seq -> seq < 100).count()).isEqualTo(turns.size() / 8);
    }

    @Test
    void replicasTogetherHaveNoMoreCallsOutThanOne() {
        for (var held : List.of(List.of(271), List.of(135, 136), List.of(82, 82, 107), List.of(1, 270),
                List.of(34, 34, 34, 34, 34, 34, 34, 33))) {
            assertThat(held.stream().mapToInt(each -> callsOut(each / 271.0)).sum()).as("%s of 271", held)
                    .isLessThanOrEqualTo(LIMITS.atOnce());
        }
    }

    /** How many chats are called at once by a replica with that share, however long it has been waiting. */
    private int callsOut(double share) {
        var alone = new BotQueue(LIMITS, () -> share);
        for (var chat = 0; chat < 60; chat++) {
            var room = alone.room(room(chat, 0), now);
            room.lane(Rank.ALERT).add(chat);
            alone.place(room.chat(), now);
        }
        var out = 0;
        for (var later = 0; later < 600; later++) {
            while (alone.next(now + later * SECOND) != null) {
                out++;
            }
        }
        return out;
    }

    @Test
    void whatALostReplicaSentInTheLastMinutesHoldsUpNobodyForLongerThanABurst() {
        add(room(1, 0), Rank.ALERT, 1);
        assertThat(turnsNow()).containsExactly(1L);
        var taken = queue.room(room(2, 0), now).chat();
        IntStream.range(0, 600)
                .forEach(no -> queue.wasSent(taken, Rank.ALERT, now - 300 * SECOND + no * SECOND / 2, now));
        add(room(3, 0), Rank.ALERT, 2);

        now += SECOND / 5;

        assertThat(turnsNow()).containsExactly(2L);
    }

    @Test
    void whatAnotherReplicaHadMeanwhileIsForgotten() {
        add(room(1, 0), Rank.ALERT, 1, 2);
        add(room(2, 0), Rank.ALERT, 3);

        queue.forget(room -> room.equals(room(1, 0).room()));

        assertThat(turnsNow()).containsExactly(3L);
    }

    @Test
    void aRevivedMessageDoesNotOvertakeThoseThatOnlyTheDatabaseHas() {
        var lane = queue.room(room(1, 0), now).lane(Rank.ALERT);
        lane.waitsInTheDatabase();

        lane.revive(500);
        assertThat(lane.isReady()).isFalse();

        assertThat(lane.startReading()).isTrue();
        lane.revive(501);
        lane.read(List.of(17L, 18L), true);
        lane.revive(16);
        assertThat(lane.first()).isEqualTo(16);
        LongStream.rangeClosed(16, 18).forEach(lane::remove);
        assertThat(lane.isReady()).isFalse();
        assertThat(lane.startReading()).isTrue();
    }

    @Test
    void whatWasBeingReadForAChatThatIsForgottenFillsItNoMore() {
        var lane = queue.room(room(1, 0), now).lane(Rank.ALERT);
        lane.waitsInTheDatabase();
        lane.startReading();

        queue.forget(_ -> true);
        lane.read(List.of(1L, 2L), true);

        assertThat(lane.isEmpty()).isTrue();
    }

    @Test
    void whatIsNotSentUsesNothingUp() {
        add(room(1, 0), Rank.ALERT, 1, 2, 3, 4, 5);
        for (var i = 0; i < 5; i++) {
            var turn = Objects.requireNonNull(queue.next(now));
            turn.lane().remove(turn.seq());
            queue.end(turn, i > 1, now);
        }

        assertThat(queue.next(now)).isNull();
        assertThat(queue.nextAt()).isGreaterThan(now);
    }

    @Test
    void aPressIsAnsweredWhileTheChatsBudgetIsUsedUp() {
        add(room(1, 0), Rank.REPLY, 1, 2, 3, 4);
        assertThat(turnsNow()).hasSize(3);

        add(room(1, 0), Rank.SIGNAL, 5);

        assertThat(turnsNow()).containsExactly(5L);
    }

    @Test
    void whatIsHalfOutIsFinishedFirst() {
        add(room(1, 0), Rank.BROADCAST, 1, 2);
        var turn = Objects.requireNonNull(queue.next(now));
        turn.lane().begin(turn.seq());
        queue.end(turn, true, now);
        add(room(1, 0), Rank.REPLY, 3);

        assertThat(turnsNow()).containsExactly(1L, 3L);
    }

    @Test
    void whatIsAcceptedLaterDoesNotOvertakeWhatIsBeingAccepted() {
        var room = queue.room(room(1, 0), now);
        room.expect(1);

        assertThat(queue.start(room, Rank.REPLY, now)).isNull();
        room.expect(-1);
        assertThat(queue.start(room, Rank.REPLY, now)).isNotNull();
    }

    /** Random traffic, judged by a list of moments: whenever between begin and end of a call the platform counts it. */
    @Test
    void noBudgetIsEverBrokenAndAlmostAllOfItIsUsed() {
        var seed = Long.getLong("tar.seed", System.nanoTime());
        var drill = new Simulation(new Random(seed));

        drill.run(4_000);

        assertThat(drill.inOrder).as("seed %d", seed).isTrue();
        assertThat(drill.counted).as("seed %d", seed).hasSize(4_000);
        drill.assertLimits("seed " + seed);
        var seconds = (drill.lastBegin - NOON) / (double) SECOND;
        assertThat(4_000 / seconds).as("a second, seed %d", seed).isGreaterThan(30 * 0.95);
    }

    /**
     * The drill's `urgent`, in virtual time: what a reply waits for besides its own chat's budget. A chat gets six at most, one
     * after the other: the eighth in a row would let a broadcast go first.
     */
    @Test
    void aReplyLeavesWithin200MillisecondsOfItsChatsBudgetBehindThousandsOfBroadcasts() {
        IntStream.range(0, 500).forEach(
                chat -> add(room(chat, 0), Rank.BROADCAST,
                        LongStream.range(0, 10).map(no -> chat * 10L + no).toArray()));
        var seed = Long.getLong("tar.seed", System.nanoTime());
        var replies = new Replies(new Random(seed));

        for (var tick = 0; tick < 6_000; tick++) {
            turnsNow().forEach(replies::sent);
            if (tick % 25 == 0) {
                replies.ask();
            }
            now += SECOND / 100;
        }

        assertThat(replies.late).as("seed %d", seed).isEmpty();
        assertThat(replies.answered).as("seed %d", seed).isGreaterThan(200);
    }

    private final class Replies {
        private static final long FIRST = 1_000_000;

        private final Random random;
        private final Map<Long, Long> allowed = new HashMap<>();
        private final Map<Integer, Integer> perChat = new HashMap<>();
        private final List<String> late = new ArrayList<>();
        private int answered;
        private int written;

        Replies(Random random) {
            this.random = random;
        }

        /** Every other one into the chat that was written to last; its number tells its chat. */
        void ask() {
            var chat = random.nextBoolean() ? written : random.nextInt(500);
            var before = perChat.getOrDefault(chat, 0);
            var seq = FIRST + chat * 10L + before;
            if (before < 6 && !allowed.containsKey(seq - 1)) {
                perChat.put(chat, before + 1);
                allowed.put(seq, Math.max(now, queue.room(room(chat, 0), now).chat().freeAt(Rank.REPLY, now)));
                add(room(chat, 0), Rank.REPLY, seq);
            }
        }

        void sent(long seq) {
            written = (int) (seq % FIRST / 10);
            var since = allowed.remove(seq);
            if (since != null) {
                answered++;
                if (now - since > SECOND / 5) {
                    late.add(seq + " after " + (now - since) / 1_000_000 + " ms");
                }
            }
        }
    }

    private static Address room(int chat, int thread) {
        return Address.of(new Room("test", null, "-" + chat, thread == 0 ? null : String.valueOf(thread)), CHANNEL);
    }

    private void add(Address to, Rank rank, long... seqs) {
        var room = queue.room(to, now);
        for (var seq : seqs) {
            room.lane(rank).add(seq);
        }
        queue.place(room.chat(), now);
    }

    /** Takes all turns that there are; each is sent at once. */
    private List<Long> turnsNow() {
        var seqs = new ArrayList<Long>();
        for (var turn = queue.next(now); turn != null; turn = queue.next(now)) {
            seqs.add(turn.seq());
            turn.lane().remove(turn.seq());
            queue.end(turn, true, now);
        }
        return seqs;
    }

    private final class Simulation {
        private record Call(Turn turn, long end) {
        }

        private record Counted(String chat, long at) {
        }

        private final Random random;
        private final PriorityQueue<Call> out = new PriorityQueue<>((a, b) -> Long.compare(a.end(), b.end()));
        private final List<Counted> counted = new ArrayList<>();
        private final Map<Lane, Long> last = new HashMap<>();
        private boolean inOrder = true;
        private long lastBegin;

        Simulation(Random random) {
            this.random = random;
        }

        void run(int messages) {
            for (long seq = 1; seq <= messages; seq++) {
                var to = room(random.nextInt(300), random.nextInt(3));
                var lane = queue.room(to, now).lane(Rank.stored(1 + random.nextInt(3)));
                lane.addInItsPlace(seq);
                queue.place(lane.room().chat(), now);
            }
            while (counted.size() < messages || !out.isEmpty()) {
                for (var turn = queue.next(now); turn != null; turn = queue.next(now)) {
                    begin(turn);
                }
                var nextEnd = out.isEmpty() ? BotQueue.NEVER : out.peek().end();
                now = Math.max(now, Math.min(queue.nextAt(), nextEnd));
                while (!out.isEmpty() && out.peek().end() <= now) {
                    end(out.remove().turn());
                }
            }
        }

        private void begin(Turn turn) {
            lastBegin = now;
            var duration = random.nextInt(random.nextInt(50) == 0 ? 4_000 : 30) * 1_000_000L;
            out.add(new Call(turn, now + duration));
            inOrder &= last.getOrDefault(turn.lane(), 0L) < turn.seq();
            last.put(turn.lane(), turn.seq());
            counted.add(new Counted(turn.lane().room().chat().key(), now + (long) (duration * random.nextDouble())));
        }

        private void end(Turn turn) {
            turn.lane().remove(turn.seq());
            queue.end(turn, true, now);
        }

        void assertLimits(String seed) {
            var byChat = new HashMap<String, List<Long>>();
            counted.forEach(each -> byChat.computeIfAbsent(each.chat(), _ -> new ArrayList<>()).add(each.at()));
            byChat.forEach((chat, moments) -> {
                var sorted = moments.stream().sorted().toList();
                assertApart(sorted, 20, 60 * SECOND, seed + " " + chat);
                assertApart(sorted, 4, SECOND, seed + " " + chat);
            });
        }

        /** Of any so many and one more in a row, first and last are at least so far apart. */
        private void assertApart(List<Long> sorted, int most, long length, String where) {
            for (var i = most; i < sorted.size(); i++) {
                assertThat(sorted.get(i) - sorted.get(i - most)).as(where).isGreaterThanOrEqualTo(length);
            }
        }
    }

    private static final Channel CHANNEL = new Channel() {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public String chatOf(Room room) {
            return room.chat();
        }

        @Override
        public Limits limits(@Nullable Room room) {
            return LIMITS;
        }

        @Override
        public List<String> split(SendMessage message) {
            return List.of(message.text());
        }

        @Override
        public Delivery send(Part part) {
            throw new UnsupportedOperationException();
        }
    };
}
