package com.tarcommerce.outbound.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Messages that go out in another one end as that one ends. Run by a commit group, with that end. */
@Repository
class InsideStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    InsideStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void sent(Collection<Long> heads, Instant now) {
        end("sent", """
                provider_ids = (select head.provider_ids from message as head where head.seq = message.merged_into)""",
                heads, now);
    }

    void expired(Collection<Long> heads, Instant now) {
        end("expired", "next_at = null", heads, now);
    }

    private void end(String state, String with, Collection<Long> heads, Instant now) {
        if (!heads.isEmpty()) {
            jdbc.sql("""
                    update message set state = :state, ended_at = :now, %s
                    where merged_into in (select value from json_each(:heads)) and state = 'sending'""".formatted(with))
                    .param("state", state).param("now", now.toEpochMilli())
                    .param("heads", json.writeValueAsString(heads)).update();
        }
    }

    /** Each is a dead letter of its own then. */
    void died(long head, String reason, Instant now) {
        List<Long> inside = jdbc.sql("""
                update message set state = 'dead', merged_into = null where merged_into = :seq and state = 'sending'
                returning seq""").param("seq", head).query(Long.class).list();
        if (!inside.isEmpty()) {
            jdbc.sql("""
                    insert into dead_letter (message, reason, died_at)
                    select value, :reason, :now from json_each(:inside)""").param("reason", reason)
                    .param("now", now.toEpochMilli()).param("inside", json.writeValueAsString(inside)).update();
        }
    }
}
