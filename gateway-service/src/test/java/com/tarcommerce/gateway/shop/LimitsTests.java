package com.tarcommerce.gateway.shop;

import static com.tarcommerce.gateway.shop.Shops.ADMIN;
import static com.tarcommerce.gateway.shop.Shops.RAVI;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.Admission.Admitted;
import com.tarcommerce.gateway.shop.Admission.Exceeded;
import com.tarcommerce.testsupport.time.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTests {
    private static final Room ROOM = Room.of("telegram", "-1001");

    private final SettableClock clock = SettableClock.at("2026-11-25T09:00:00Z");
    private final Limits limits = new Limits(new LimitSettings(3, 5, 100, 60), clock);
    private long inboundId;

    @Test
    void onePersonIsToldOnceAndThenIgnoredUntilThereIsRoomAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(admit(ROOM, RAVI, "shop")).isEqualTo(new Admitted());
        }

        assertThat(admit(ROOM, RAVI, "shop")).isEqualTo(new Exceeded(true, Duration.ofSeconds(20)));
        clock.advance(Duration.ofSeconds(5));
        assertThat(admit(ROOM, RAVI, "shop")).isEqualTo(new Exceeded(false, Duration.ofSeconds(15)));
        clock.advance(Duration.ofSeconds(15));
        assertThat(admit(ROOM, RAVI, "shop")).isEqualTo(new Admitted());
    }

    @Test
    void aSteadyFloodIsToldOnceButAfterARestAnew() {
        var told = 0;
        for (int i = 0; i < 200; i++) {
            told += admit(ROOM, RAVI, "shop") instanceof Exceeded(var first, _) && first ? 1 : 0;
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(told).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 3; i++) {
            admit(ROOM, RAVI, "shop");
        }
        assertThat(admit(ROOM, RAVI, "shop"))
                .matches(answer -> answer instanceof Exceeded(var first, _) && first);
    }

    @Test
    void oneShopIsLimitedOverAllItsPeopleAndRooms() {
        for (int i = 0; i < 5; i++) {
            var person = new Sender("p" + i, null, "P", false);
            assertThat(admit(Room.of("telegram", "-" + i), person, "shop")).isEqualTo(new Admitted());
        }

        assertThat(admit(ROOM, ADMIN, "shop")).isInstanceOf(Exceeded.class);
        assertThat(admit(ROOM, ADMIN, "another shop")).isEqualTo(new Admitted());
    }

    @Test
    void aFloodOfOnePersonDoesNotUseUpTheShop() {
        for (int i = 0; i < 50; i++) {
            admit(ROOM, RAVI, "shop");
        }

        assertThat(admit(ROOM, ADMIN, "shop")).isEqualTo(new Admitted());
    }

    @Test
    void chatsWithoutAShopAreCountedEachForItself() {
        for (int i = 0; i < 5; i++) {
            admit(ROOM, new Sender("p" + i, null, "P", false), Reply.NO_SHOP);
        }

        assertThat(admit(ROOM, RAVI, Reply.NO_SHOP)).isInstanceOf(Exceeded.class);
        assertThat(admit(Room.of("telegram", "-1002"), RAVI, Reply.NO_SHOP)).isEqualTo(new Admitted());
    }

    @Test
    void theSameNumberOnAnotherChannelIsAnotherPerson() {
        for (int i = 0; i < 4; i++) {
            admit(ROOM, RAVI, "shop");
        }

        assertThat(admit(Room.of("slack", "-1001"), RAVI, "other")).isEqualTo(new Admitted());
    }

    @Test
    void whoWasSilentLongestIsForgottenFirst() {
        var buckets = new TokenBuckets(1, Duration.ofMinutes(1), 2, clock);
        buckets.take("a");
        buckets.take("b");
        assertThat(buckets.take("a")).isInstanceOf(Exceeded.class);

        buckets.take("c");

        assertThat(buckets.take("a")).isInstanceOf(Exceeded.class);
        assertThat(buckets.take("b")).isEqualTo(new Admitted());
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        var buckets = new TokenBuckets(1, Duration.ofMinutes(1), 2, clock);
        buckets.take("a");

        clock.advance(Duration.ofMinutes(-30));

        assertThat(buckets.take("a")).isInstanceOf(Exceeded.class);
    }

    @Test
    void aMessageThatIsTriedAgainCountsOnceAndIsAnsweredAlike() {
        for (int i = 0; i < 10; i++) {
            assertThat(limits.admit(-1, ROOM, RAVI, "shop")).isEqualTo(new Admitted());
        }
        admit(ROOM, RAVI, "shop");
        admit(ROOM, RAVI, "shop");

        var refusal = limits.admit(-2, ROOM, RAVI, "shop");

        assertThat(refusal).isEqualTo(new Exceeded(true, Duration.ofSeconds(20)));
        assertThat(limits.admit(-2, ROOM, RAVI, "shop")).isEqualTo(refusal);
    }

    private Admission admit(Room room, Sender sender, String tenant) {
        return limits.admit(++inboundId, room, sender, tenant);
    }
}
