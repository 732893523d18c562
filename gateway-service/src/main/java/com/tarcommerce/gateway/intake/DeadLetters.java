package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.database.CommitGroup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The parked updates: what they are, and one more chance for each. */
@Repository
class DeadLetters {
    private static final String COLUMNS = """
            id, channel, account, update_id, coalesce(error, '') as error, attempts, received_at, changed_at
            """;

    private final JdbcClient jdbc;
    private final CommitGroup commits;
    private final Lanes lanes;
    private final InstantSource clock;

    DeadLetters(JdbcClient jdbc, CommitGroup commits, Lanes lanes, InstantSource clock) {
        this.jdbc = jdbc;
        this.commits = commits;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** In the order of arrival. */
    @Transactional(readOnly = true)
    List<DeadLetter> after(long id, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from inbound_message where state = 'parked' and id > :id order by id limit :most
                """).param("id", id).param("most", most).query(DeadLetters::read).list();
    }

    @Transactional(readOnly = true)
    long count() {
        return jdbc.sql("select count(*) from inbound_message where state = 'parked'").query(Long.class).single();
    }

    @Transactional(readOnly = true)
    boolean exists(long id) {
        return jdbc.sql("select count(*) from inbound_message where id = :id").param("id", id).query(Integer.class)
                .single() > 0;
    }

    /**
     * Puts it back where it stopped: one that was acted on only sends its reply again. It keeps its id, and so the keys
     * of all that it causes.
     *
     * @return false if it is not parked
     */
    boolean replay(long id) {
        var lane = commits.commit(() -> unpark(id));
        lane.ifPresent(lanes::ring);
        return lane.isPresent();
    }

    private Optional<String> unpark(long id) {
        return jdbc.sql("""
                update inbound_message
                set state = case when reply is null then 'received' else 'applied' end, attempts = 0, changed_at = :now
                where id = :id and state = 'parked'
                returning lane
                """).param("id", id).param("now", clock.millis()).query(String.class).optional();
    }

    private static DeadLetter read(ResultSet row, int number) throws SQLException {
        return new DeadLetter(Long.toString(row.getLong("id")), text(row, "channel"), text(row, "account"),
                text(row, "update_id"), text(row, "error"), row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("received_at")), Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
