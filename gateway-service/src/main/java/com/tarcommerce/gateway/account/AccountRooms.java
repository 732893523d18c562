package com.tarcommerce.gateway.account;

import com.tarcommerce.common.contract.account.AccountsApi;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditEntry.Outcome;
import com.tarcommerce.gateway.audit.AuditLog;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An account comes or goes together with its rooms: in one transaction, and in the audit of each shop. */
@Component
class AccountRooms {
    private static final Logger LOG = LoggerFactory.getLogger(AccountRooms.class);

    private final AccountStore store;
    private final RoomStore rooms;
    private final AuditLog audit;
    private final InstantSource clock;

    AccountRooms(AccountStore store, RoomStore rooms, AuditLog audit, InstantSource clock) {
        this.store = store;
        this.rooms = rooms;
        this.audit = audit;
        this.clock = clock;
    }

    /** Its rooms that were paused go on, and what they were to be reminded of. */
    @Transactional
    public Account add(Found found, String sealed) {
        var account = store.put(found, sealed, clock.instant());
        rooms.resume(account.channel(), account.id()).forEach(room -> note("room_resumed", room, null));
        LOG.atInfo().addKeyValue("channel", account.channel()).addKeyValue("account", account.id())
                .log("an account was added");
        return account;
    }

    /**
     * What the platform has ended; not what was added again meanwhile. For whoever has a transaction already, and has told
     * outbound ({@link AccountsApi#remove}).
     */
    public void removeEnded(Account account, long inboundId) {
        if (store.removeUnchanged(account)) {
            pause(account, inboundId);
        }
    }

    @Transactional
    public void remove(Account account) {
        store.remove(account);
        pause(account, null);
    }

    private void pause(Account account, @Nullable Long inboundId) {
        rooms.pause(account.channel(), account.id(), clock.instant())
                .forEach(room -> note("room_paused", room, inboundId));
        LOG.atWarn().addKeyValue("channel", account.channel()).addKeyValue("account", account.id())
                .log("an account was removed: its rooms are paused");
    }

    private void note(String act, BoundRoom room, @Nullable Long inboundId) {
        audit.add(AuditEntry.decision(room.tenant(), room.room().key(), "", act, Outcome.ALLOWED, "", inboundId));
    }
}
