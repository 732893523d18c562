package com.tarcommerce.outbound.account;

import com.tarcommerce.common.account.SealedTokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The accounts in the database. Its changes are run by a commit group, never in a transaction of their own. */
@Repository
class AccountStore implements SealedTokens {
    private static final String COLUMNS = "channel, account, name, sealed, added_at, changed_at";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row; its token stays sealed. */
    record Kept(String channel, String account, String name, String sealed, Instant addedAt, Instant changedAt) {

        /** Shows nothing of the token. */
        @Override
        public String toString() {
            return "Kept[" + channel + "/" + account + "]";
        }
    }

    @Transactional(readOnly = true)
    Optional<Kept> find(String channel, String account) {
        return jdbc.sql("select " + COLUMNS + " from account where channel = :channel and account = :account")
                .param("channel", channel).param("account", account).query(AccountStore::read).optional();
    }

    @Transactional(readOnly = true)
    List<Kept> all() {
        return jdbc.sql("select " + COLUMNS + " from account order by channel, account").query(AccountStore::read)
                .list();
    }

    /** For whoever writes next, in the same transaction. */
    boolean exists(String channel, String account) {
        return jdbc.sql("select count(*) from account where channel = :channel and account = :account")
                .param("channel", channel).param("account", account).query(Integer.class).single() > 0;
    }

    /** As it stands then; one that was there keeps only when it was added. */
    Kept put(String channel, String account, String name, String sealed, Instant now) {
        return jdbc.sql("""
                insert into account (channel, account, name, sealed, added_at, changed_at)
                values (:channel, :account, :name, :sealed, :now, :now)
                on conflict (channel, account) do update
                   set name = excluded.name, sealed = excluded.sealed, changed_at = excluded.changed_at
                returning\s""" + COLUMNS).param("channel", channel).param("account", account).param("name", name)
                .param("sealed", sealed).param("now", now.toEpochMilli()).query(AccountStore::read).single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<SealedToken> tokens() {
        return all().stream().map(one -> new SealedToken(one.channel(), one.account(), one.sealed())).toList();
    }

    @Override
    public void sealAnew(SealedToken token, String sealed) {
        jdbc.sql("""
                update account set sealed = :sealed
                where channel = :channel and account = :account and sealed = :before""")
                .param("channel", token.channel()).param("account", token.account()).param("sealed", sealed)
                .param("before", token.sealed()).update();
    }

    int remove(String channel, String account) {
        return jdbc.sql("delete from account where channel = :channel and account = :account")
                .param("channel", channel).param("account", account).update();
    }

    /** Nothing if it has another token since. */
    int removeUnchanged(Kept kept) {
        return jdbc.sql("""
                delete from account where channel = :channel and account = :account and sealed = :sealed""")
                .param("channel", kept.channel()).param("account", kept.account()).param("sealed", kept.sealed())
                .update();
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(row.getString("channel"), row.getString("account"), row.getString("name"),
                row.getString("sealed"), Instant.ofEpochMilli(row.getLong("added_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }
}
