package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /link}: a code by which an administrator of another chat adds that chat to this shop. */
@Component
class LinkChat implements AdministrativeCommand {
    private final LinkCodes codes;
    private final KnownShop shop;

    LinkChat(LinkCodes codes, KnownShop shop) {
        this.codes = codes;
        this.shop = shop;
    }

    @Override
    public Set<String> names() {
        return Set.of("link");
    }

    @Override
    public boolean forAdministrators() {
        return true;
    }

    @Override
    public Plan plan(Request request) {
        return () -> shop.in(request, tenant -> link(request, tenant));
    }

    private Reply link(Request request, Tenant tenant) {
        var code = codes.make(tenant.id());
        shop.audit().done(request, tenant, "link", "code_made");
        return shop.voice().secret(request, tenant, "shop.link.done", code, tenant.name());
    }
}
