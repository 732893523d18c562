package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.message.AcceptedId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Messages that others name by our id, since whoever asks for both knows no other. Run by a commit group, with the claim
 * of the one that names: what was accepted before it in its lane is recorded then.
 */
@Repository
class OwnMessages {
    private final JdbcClient jdbc;

    OwnMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean isNamedBy(SendMessage message) {
        var named = message.replyTo();
        return named != null && named.startsWith(AcceptedId.PREFIX)
                && (message.kind() == MessageKind.EDIT || message.kind() == MessageKind.MESSAGE);
    }

    /** Naming the message as its platform does; if that one never got there, naming none. */
    Claim named(Claim claim) {
        var message = claim.message();
        return isNamedBy(message)
                ? find(message).map(named -> claim.with(naming(message, named.providerId()))).orElse(claim)
                : claim;
    }

    private record Named(@Nullable String providerId) {
    }

    /**
     * Of several parts, the first. Empty if it is none of this chat's: then the platform may know it. What went out with
     * others in one message can be answered, and not replaced: that would be done to all of them.
     */
    private Optional<Named> find(SendMessage message) {
        var room = message.room();
        return jdbc.sql("""
                select case when :edit and (merged_into is not null
                        or exists (select 1 from message as inside where inside.merged_into = message.seq)) then null
                    else nullif(json_extract(provider_ids, '$[0]'), '') end as provider_id
                from message
                where id = :id and tenant = :tenant and channel = :channel and account is :account and chat = :chat""")
                .param("edit", message.kind() == MessageKind.EDIT ? 1 : 0).param("id", message.replyTo()).param("tenant", message.tenant()).param("channel", room.channel())
                .param("account", room.account()).param("chat", room.chat())
                .query((row, _) -> new Named(row.getString("provider_id"))).optional();
    }

    private static SendMessage naming(SendMessage message, @Nullable String providerId) {
        var kind = message.kind();
        return message.as(providerId == null || kind == null ? MessageKind.MESSAGE : kind, providerId);
    }

    /** Whether what came of it waits behind it already: then nobody needs to be told that it is being worked on. */
    boolean isOvertaken(Claim claim) {
        return claim.message().kind() == MessageKind.PROGRESS && jdbc.sql("""
                select exists (select 1 from message as progress join message as answer
                    on answer.chat = progress.chat and answer.thread is progress.thread
                        and answer.account is progress.account and answer.channel = progress.channel
                        and answer.rank = progress.rank and answer.state = 'accepted' and answer.aside = 0
                        and answer.seq > progress.seq and instr(answer.body, '"replyTo":"' || progress.id || '"') > 0
                    where progress.seq = :seq)""").param("seq", claim.seq()).query(Boolean.class).single();
    }
}
