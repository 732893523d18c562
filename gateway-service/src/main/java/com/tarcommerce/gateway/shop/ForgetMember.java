package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.access.SenderLists;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditEntry.Outcome;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.intake.Incoming.MemberLeft;
import com.tarcommerce.gateway.intake.Reply;
import org.springframework.stereotype.Component;

/** Who leaves a chat loses what was granted to them by name in it; coming back does not bring it back. */
@Component
class ForgetMember {
    private final SenderLists lists;
    private final MemberStore members;
    private final ChatStore chats;
    private final AuditLog audit;

    ForgetMember(SenderLists lists, MemberStore members, ChatStore chats, AuditLog audit) {
        this.lists = lists;
        this.members = members;
        this.chats = chats;
        this.audit = audit;
    }

    void left(long inboundId, MemberLeft event) {
        var member = event.member();
        var username = member.username() != null
                ? member.username()
                : members.withId(event.room(), member.id()).map(known -> known.username()).orElse("");
        members.remove(event.room(), member.id());
        if (lists.forget(event.room(), member.id(), "@" + username) > 0) {
            audit.add(AuditEntry.decision(chats.tenantOf(event.room()).orElse(Reply.NO_SHOP), event.room().key(),
                    member.id(), "member_left", Outcome.ALLOWED, "removed_from_lists", inboundId));
        }
    }
}
