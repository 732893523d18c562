package com.tarcommerce.common.partition;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.partition.Membership.Replica;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code partition(no, epoch, owner, address, leaving)}, which the service's migrations fill. */
final class PartitionStore {
    private static final String COLUMNS = "no, epoch, owner, address, leaving";

    private final JdbcClient jdbc;
    private final CommitGroup commits;

    PartitionStore(JdbcClient jdbc, CommitGroup commits) {
        this.jdbc = jdbc;
        this.commits = commits;
    }

    /** By number. */
    List<Owner> all() {
        return jdbc.sql("select " + COLUMNS + " from partition order by no").query((row, _) -> owner(row)).list();
    }

    Owner one(int partition) {
        return jdbc.sql("select " + COLUMNS + " from partition where no = :no").param("no", partition)
                .query((row, _) -> owner(row)).single();
    }

    private static Owner owner(ResultSet row) throws SQLException {
        return new Owner(row.getInt("no"), row.getLong("epoch"), row.getString("owner"), row.getString("address"),
                row.getInt("leaving") == 1);
    }

    /** A compare-and-set on the epoch of each: those that are taken, with their new ones. */
    List<Hold> take(Collection<Owner> seen, Replica by) {
        return commits.commit(() -> jdbc
                .sql("update partition set epoch = epoch + 1, owner = :owner, address = :address, leaving = 0 where "
                        + in(seen.stream().map(owner -> new Hold(owner.partition(), owner.epoch())).toList())
                        + " returning no, epoch")
                .param("owner", by.name()).param("address", by.address())
                .query((row, _) -> new Hold(row.getInt("no"), row.getLong("epoch"))).list());
    }

    /** Gives back what is still held, so that nobody need wait. */
    void release(Collection<Hold> holds) {
        commits.commit(() -> jdbc
                .sql("update partition set owner = '', address = '', leaving = 0 where " + in(holds)).update());
    }

    /** Says that they are given back soon: the others wait a moment. */
    void announceLeaving(Collection<Hold> holds) {
        commits.commit(() -> jdbc.sql("update partition set leaving = 1 where " + in(holds)).update());
    }

    /** In the caller's transaction. */
    boolean areHeld(Set<Hold> holds) {
        return jdbc.sql("select count(*) from partition where " + in(holds)).query(Integer.class).single() == holds
                .size();
    }

    /** Numbers only: nothing of it comes from outside. */
    private static String in(Collection<Hold> holds) {
        var rows = holds.stream().map(hold -> "(" + hold.partition() + ", " + hold.epoch() + ")")
                .collect(Collectors.joining(", "));
        return "(no, epoch) in (values " + rows + ")";
    }
}
