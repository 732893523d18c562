package com.tarcommerce.gateway.shop;

import static java.util.stream.Collectors.joining;

import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * {@code /apikey web shop}, {@code /apikeys}, {@code /apikey revoke <id>}: keys for a shop's own programs;
 * {@code /apikey admin counter} is one that also administers the shop's rooms in the browser.
 */
@Component
class KeepApiKeys implements AdministrativeCommand {
    private static final String ADMIN = "admin";
    private static final int MOST_KEYS = 20;
    private static final int LABEL_LENGTH = 40;

    private final ApiKeys keys;
    private final KnownShop shop;

    KeepApiKeys(ApiKeys keys, KnownShop shop) {
        this.keys = keys;
        this.shop = shop;
    }

    @Override
    public Set<String> names() {
        return Set.of("apikey", "apikeys");
    }

    @Override
    public boolean forAdministrators() {
        return true;
    }

    @Override
    public Plan plan(Request request) {
        return () -> shop.in(request, tenant -> {
            if (request.command().equals("apikeys")) {
                return list(request, tenant);
            }
            return request.firstWord().equalsIgnoreCase("revoke") ? revoke(request, tenant) : issue(request, tenant);
        });
    }

    private Reply issue(Request request, Tenant tenant) {
        if (good(tenant).size() >= MOST_KEYS) {
            return shop.voice().answer(request, tenant, "shop.apikey.too-many", Integer.toString(MOST_KEYS));
        }
        var administers = request.firstWord().equalsIgnoreCase(ADMIN);
        var label = administers
                ? request.argument().strip().substring(ADMIN.length()).strip()
                : request.argument().strip();
        if (label.length() > LABEL_LENGTH) {
            return shop.voice().answer(request, tenant, "shop.apikey.label-too-long", Integer.toString(LABEL_LENGTH));
        }
        var issued = keys.issue(tenant.id(), label, request.sender().id(), administers);
        shop.audit().done(request, tenant, "apikey", administers ? issued.id() + " administers" : issued.id());
        return shop.voice().secret(request, tenant, administers ? "shop.apikey.admin" : "shop.apikey.done",
                issued.secret(), tenant.id(), issued.id());
    }

    private Reply revoke(Request request, Tenant tenant) {
        var words = request.words();
        if (words.length != 2) {
            return shop.voice().answer(request, tenant, "shop.apikey.revoke-which");
        }
        if (!keys.revoke(tenant.id(), words[1])) {
            return shop.voice().answer(request, tenant, "shop.apikey.no-such-key", words[1]);
        }
        shop.audit().done(request, tenant, "apikey", "revoked " + words[1]);
        return shop.voice().answer(request, tenant, "shop.apikey.revoked", words[1]);
    }

    private Reply list(Request request, Tenant tenant) {
        var good = good(tenant);
        return good.isEmpty()
                ? shop.voice().answer(request, tenant, "shop.apikeys.none")
                : shop.voice().answer(request, tenant, "shop.apikeys.list",
                        good.stream().map(key -> describe(tenant, key)).collect(joining("\n")));
    }

    private List<ApiKey> good(Tenant tenant) {
        return keys.of(tenant.id()).stream().filter(key -> key.revokedAt() == null).toList();
    }

    private static String describe(Tenant tenant, ApiKey key) {
        return key.id() + "  " + LocalDate.ofInstant(key.createdAt(), tenant.zone())
                + (key.administers() ? "  (" + ADMIN + ")" : "")
                + (key.label().isEmpty() ? "" : "  " + key.label());
    }
}
