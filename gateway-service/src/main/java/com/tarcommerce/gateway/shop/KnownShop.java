package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.intake.Reply;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What every administrative command needs inside its transaction: the shop, a voice, the audit. */
@Component
class KnownShop {
    private final TenantStore tenants;
    private final TopicStore topics;
    private final BecomeShop becomeShop;
    private final Voice voice;
    private final AuditAct audit;

    KnownShop(TenantStore tenants, TopicStore topics, BecomeShop becomeShop, Voice voice, AuditAct audit) {
        this.tenants = tenants;
        this.topics = topics;
        this.becomeShop = becomeShop;
        this.voice = voice;
        this.audit = audit;
    }

    /** Acts for the shop of the chat; where there is none, says how one comes to be. */
    Reply in(Request request, Function<Tenant, Reply> act) {
        return tenants.ofChat(request.room()).map(act).orElseGet(() -> voice.answer(request, "shop.none-yet"));
    }

    /** The shop of the chat, made if there is none. */
    Tenant become(Request request, String name) {
        return becomeShop.of(request, name);
    }

    String titleOf(Request request) {
        return topics.titleOf(request.room()).orElseGet(request::roomTitle);
    }

    Voice voice() {
        return voice;
    }

    AuditAct audit() {
        return audit;
    }
}
