package com.tarcommerce.gateway.account;

import com.tarcommerce.common.account.SealedTokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts that were added. Changes run in the caller's transaction. */
@Repository
class AccountStore implements SealedTokens {
    private static final String COLUMNS = "channel, account, name, bot, sealed, added_at, changed_at";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(String channel, String account) {
        return jdbc.sql("select " + COLUMNS + " from account where channel = :channel and account = :account")
                .param("channel", channel).param("account", account).query(AccountStore::read).optional();
    }

    /** By channel and account. */
    List<Account> all() {
        return jdbc.sql("select " + COLUMNS + " from account order by channel, account").query(AccountStore::read)
                .list();
    }

    /** As it stands then; one that was there keeps only when it was added. */
    Account put(Found found, String sealed, Instant now) {
        return jdbc.sql("""
                insert into account (channel, account, name, bot, sealed, added_at, changed_at)
                values (:channel, :account, :name, :bot, :sealed, :now, :now)
                on conflict (channel, account) do update
                   set name = excluded.name, bot = excluded.bot, sealed = excluded.sealed,
                       changed_at = excluded.changed_at
                returning\s""" + COLUMNS).param("channel", found.channel()).param("account", found.id())
                .param("name", found.name()).param("bot", found.bot()).param("sealed", sealed)
                .param("now", now.toEpochMilli()).query(AccountStore::read).single();
    }

    @Override
    public List<SealedToken> tokens() {
        return all().stream().map(one -> new SealedToken(one.channel(), one.id(), one.sealed())).toList();
    }

    @Override
    public void sealAnew(SealedToken token, String sealed) {
        jdbc.sql("""
                update account set sealed = :sealed
                where channel = :channel and account = :account and sealed = :before""")
                .param("channel", token.channel()).param("account", token.account()).param("sealed", sealed)
                .param("before", token.sealed()).update();
    }

    /** False if it has another token by now, or is gone; a key that sealed it anew makes it no other. */
    boolean removeUnchanged(Account account) {
        return jdbc.sql("""
                delete from account where channel = :channel and account = :account and changed_at = :changed""")
                .param("channel", account.channel()).param("account", account.id())
                .param("changed", account.changedAt().toEpochMilli()).update() == 1;
    }

    void remove(Account account) {
        jdbc.sql("delete from account where channel = :channel and account = :account")
                .param("channel", account.channel()).param("account", account.id()).update();
    }

    private static Account read(ResultSet row, int number) throws SQLException {
        return new Account(row.getString("channel"), row.getString("account"), row.getString("name"),
                row.getString("bot"), row.getString("sealed"), Instant.ofEpochMilli(row.getLong("added_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }
}
