package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.Receiver.Arrival;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was given up in an outage is replayed with one call. */
class ReplayRangeTests extends RunningScheduler {
    private static final Instant OUTAGE = Instant.parse("2020-05-01T10:00:00Z");
    private static final Instant OVER = OUTAGE.plusSeconds(3600);

    private final String tenant = "t" + UUID.randomUUID();
    private final String hook = aHook();

    @Autowired
    private JdbcClient jdbc;

    @Test
    void allThatDiedInTheTimeAreCalledUnderTheirIdsAndTheOthersStay() {
        var ids = List.of(died(tenant, OUTAGE), died(tenant, OVER.minusMillis(1)));
        var later = died(tenant, OVER);
        var earlier = died(tenant, OUTAGE.minusMillis(1));

        var answer = replay(OUTAGE, OVER, tenant);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json()).isEqualTo(JSON.readTree("{\"count\":2,\"more\":false}"));
        assertThat(awaitArrivals(hook, 2)).extracting(Arrival::id).containsExactlyInAnyOrderElementsOf(ids);
        var left = get("/v1/dead-letters?tenant=" + tenant).json().path("items");
        assertThat(left.valueStream().map(letter -> letter.path("id").asString())).containsExactly(earlier, later);
        assertThat(replay(OUTAGE, OVER, tenant).json().path("count").asInt()).isZero();
    }

    @Test
    void withATenantOnlyItsOwnAndWithoutOneThoseOfAll() {
        var other = "t" + UUID.randomUUID();
        died(tenant, OUTAGE.plusSeconds(1));
        died(other, OUTAGE.plusSeconds(1));

        assertThat(replay(OUTAGE, OVER, other).json().path("count").asInt()).isEqualTo(1);
        assertThat(post("/v1/dead-letters/replay", """
                {"from":"%s","to":"%s"}""".formatted(OUTAGE, OVER)).json().path("count").asInt()).isEqualTo(1);

        awaitArrivals(hook, 2);
    }

    @Test
    void atMostTenThousandGoAtOnceAndTheAnswerSaysThatThereAreMore() {
        jdbc.sql("""
                insert into dead_letter (id, tenant, owner, name, generation, scheduled_at, attempts, reason, died_at,
                callback, target) with recursive number (no) as (select 1 union all select no + 1 from number
                where no < 10001) select 'alm_' || :tenant || no, :tenant, 'o' || no, 'n', -no, 0, 7, 'r', :died + no,
                :callback, :target from number
                """).param("tenant", tenant).param("died", OUTAGE.toEpochMilli())
                .param("callback", RECEIVER.url() + hook).param("target", RECEIVER.url()).update();

        var first = replay(OUTAGE, OVER, tenant);
        var second = replay(OUTAGE, OVER, tenant);

        assertThat(first.json()).isEqualTo(JSON.readTree("{\"count\":10000,\"more\":true}"));
        assertThat(second.json()).isEqualTo(JSON.readTree("{\"count\":1,\"more\":false}"));
        jdbc.sql("delete from alarm where tenant = :tenant").param("tenant", tenant).update();
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        var now = CLOCK.instant();

        assertThat(replay(OVER, OUTAGE, tenant).status()).isEqualTo(400);
        assertThat(replay(OVER, OVER, tenant).status()).isEqualTo(400);
        assertThat(replay(OUTAGE, now.plusMillis(1), tenant).status()).isEqualTo(400);
        assertThat(post("/v1/dead-letters/replay", "{\"to\":\"" + OVER + "\"}").status()).isEqualTo(400);
        assertThat(replay(OUTAGE, now, tenant).status()).isEqualTo(202);
    }

    private Answer replay(Instant from, Instant to, String of) {
        return post("/v1/dead-letters/replay", """
                {"from":"%s","to":"%s","tenant":"%s"}""".formatted(from, to, of));
    }

    private String died(String of, Instant at) {
        var generation = Math.abs(UUID.randomUUID().getMostSignificantBits() >> 12);
        var id = "alm_" + generation + "_0";
        jdbc.sql(
                """
                        insert into dead_letter (id, tenant, owner, name, generation, scheduled_at, attempts, reason, died_at,
                        callback, target) values (:id, :tenant, 'cart:1', :id, :generation, 0, 7, 'answered 500', :died, :callback,
                        :target)
                        """)
                .param("id", id).param("tenant", of).param("generation", generation)
                .param("died", at.toEpochMilli()).param("callback", RECEIVER.url() + hook)
                .param("target", RECEIVER.url()).update();
        return id;
    }
}
