package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.message.AcceptedId;
import com.tarcommerce.outbound.message.Arrivals;
import com.tarcommerce.outbound.message.Rank;
import com.tarcommerce.outbound.state.StateNews;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Messages that others name by our id, since whoever asks for both knows no other. Run by a commit group, with the claim
 * of the one that names: what was accepted before it in its lane is recorded then.
 */
@Repository
class OwnMessages {
    private final JdbcClient jdbc;
    private final StateNews news;
    private final ObjectProvider<Arrivals> arrivals;

    OwnMessages(JdbcClient jdbc, StateNews news, ObjectProvider<Arrivals> arrivals) {
        this.jdbc = jdbc;
        this.news = news;
        this.arrivals = arrivals;
    }

    static boolean isNamedBy(SendMessage message) {
        var named = message.replyTo();
        return named != null && named.startsWith(AcceptedId.PREFIX)
                && (message.kind() == MessageKind.EDIT || message.kind() == MessageKind.MESSAGE);
    }

    /** Naming the message as its platform does; if that one never got there, naming none, and then it never will. */
    Claim named(Claim claim, Instant now) {
        var message = claim.message();
        var named = isNamedBy(message) ? find(message) : Optional.<Named>empty();
        named.filter(_ -> message.kind() == MessageKind.EDIT).filter(Named::mayStillGo)
                .ifPresent(waiting -> supersede(waiting, now));
        return named.map(found -> claim.with(naming(message, found.providerId()))).orElse(claim);
    }

    /** @param mayStillGo nothing of it is out, and it is tried again, or might be replayed */
    private record Named(long seq, Room room, Rank rank, @Nullable String providerId, boolean mayStillGo) {
    }

    /**
     * Of several parts, the first. Empty if it is none of this chat's: then the platform may know it. What went out with
     * others in one message can be answered, and not replaced: that would be done to all of them.
     */
    private Optional<Named> find(SendMessage message) {
        var room = message.room();
        return jdbc.sql("""
                select *, case when not (:edit and shared) then first_id end as provider_id,
                    state in ('accepted', 'dead') and provider_ids = '[]' and not shared as may_still_go
                from (select *, nullif(json_extract(provider_ids, '$[0]'), '') as first_id,
                        merged_into is not null or exists (select 1 from message as inside
                            where inside.merged_into = message.seq) as shared
                    from message where id = :id and tenant = :tenant and channel = :channel and account is :account
                        and chat = :chat)""").param("edit", message.kind() == MessageKind.EDIT ? 1 : 0)
                .param("id", message.replyTo()).param("tenant", message.tenant()).param("channel", room.channel())
                .param("account", room.account()).param("chat", room.chat())
                .query((row, _) -> named(row)).optional();
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(row.getLong("seq"), LaneStore.room(row), Rank.stored(row.getInt("rank")),
                row.getString("provider_id"), row.getBoolean("may_still_go"));
    }

    /** Else the old text would come after the new one; and what is behind it waits for it no longer. */
    private void supersede(Named old, Instant now) {
        jdbc.sql("update message set state = 'cancelled', next_at = null, ended_at = :now where seq = :seq")
                .param("now", now.toEpochMilli()).param("seq", old.seq()).update();
        jdbc.sql("delete from dead_letter where message = :seq").param("seq", old.seq()).update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                arrivals.getObject().withdrawn(old.room(), old.rank(), old.seq());
                news.ring();
            }
        });
    }

    private static SendMessage naming(SendMessage message, @Nullable String providerId) {
        var kind = message.kind();
        return message.as(providerId == null || kind == null ? MessageKind.MESSAGE : kind, providerId);
    }

    /**
     * Whether what came of it waits behind it already: then nobody needs to be told that it is being worked on. One that
     * may stand there is said again all the same, for only then its edit finds it.
     */
    boolean isOvertaken(Claim claim) {
        return claim.message().kind() == MessageKind.PROGRESS && !claim.repeat() && jdbc.sql("""
                select exists (select 1 from message as progress join message as answer
                    on answer.chat = progress.chat and answer.thread is progress.thread
                        and answer.account is progress.account and answer.channel = progress.channel
                        and answer.rank = progress.rank and answer.state = 'accepted' and answer.aside = 0
                        and answer.seq > progress.seq and instr(answer.body, '"replyTo":"' || progress.id || '"') > 0
                    where progress.seq = :seq)""").param("seq", claim.seq()).query(Boolean.class).single();
    }
}
