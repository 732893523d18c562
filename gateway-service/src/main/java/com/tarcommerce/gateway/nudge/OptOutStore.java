package com.tarcommerce.gateway.nudge;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The people who want no nudges, by their address: it is theirs, not a shop's, so it holds for all shops. Of the ways in
 * which a number may be written it keeps one.
 */
@Repository
public class OptOutStore {
    private static final String ADDRESS = " channel = :channel and account = :account and chat = :chat";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    OptOutStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean holds(Contact person) {
        return jdbc.sql("select count(*) from opt_out where" + ADDRESS).params(address(person)).query(Long.class)
                .single() > 0;
    }

    public void add(Contact person) {
        jdbc.sql("""
                insert into opt_out (channel, account, chat, at) values (:channel, :account, :chat, :now)
                on conflict do nothing
                """).params(address(person)).param("now", clock.millis()).update();
    }

    public void remove(Contact person) {
        jdbc.sql("delete from opt_out where" + ADDRESS).params(address(person)).update();
    }

    private static Map<String, Object> address(Contact person) {
        return new HashMap<>(Map.of("channel", person.channel(), "account",
                Objects.requireNonNullElse(person.account(), ""), "chat", person.number()));
    }
}
