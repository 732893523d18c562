package com.tarcommerce.gateway.shop;

import static java.util.stream.Collectors.joining;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.access.RolePermissions;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /role orders +update_stock -nudge_cart}: what a role may do in this shop; {@code reset} goes back to the usual. */
@Component
class ChangeRole implements AdministrativeCommand {
    private final RolePermissions permissions;
    private final KnownShop shop;

    ChangeRole(RolePermissions permissions, KnownShop shop) {
        this.permissions = permissions;
        this.shop = shop;
    }

    @Override
    public Set<String> names() {
        return Set.of("role");
    }

    @Override
    public boolean forAdministrators() {
        return true;
    }

    @Override
    public Plan plan(Request request) {
        var role = Role.find(request.firstWord());
        var changes = Arrays.stream(request.words()).skip(1).map(word -> word.toLowerCase(Locale.ROOT)).toList();
        return () -> shop.in(request,
                tenant -> role.map(one -> change(request, tenant, one, changes))
                        .orElseGet(() -> request.argument().isBlank()
                                ? shop.voice().answer(request, tenant, "shop.role.how")
                                : shop.voice().answer(request, tenant, "shop.role.no-such-role", request.firstWord())));
    }

    private Reply change(Request request, Tenant tenant, Role role, List<String> changes) {
        if (changes.isEmpty()) {
            return answer(request, tenant, role, "shop.role.now");
        }
        if (changes.equals(List.of("reset"))) {
            permissions.reset(tenant.id(), role);
            shop.audit().done(request, tenant, "role", role.wire() + " reset");
            return answer(request, tenant, role, "shop.role.done");
        }
        var wrong = changes.stream().filter(change -> intent(change).isEmpty()).findFirst();
        if (wrong.isPresent()) {
            return shop.voice().answer(request, tenant, "shop.role.no-such-intent", wrong.get(),
                    names(RolePermissions.grantable()));
        }
        permissions.replace(tenant.id(), role, apply(may(tenant, role), changes));
        shop.audit().done(request, tenant, "role", role.wire() + " " + String.join(" ", changes));
        return answer(request, tenant, role, "shop.role.done");
    }

    private Reply answer(Request request, Tenant tenant, Role role, String key) {
        var may = may(tenant, role);
        return may.isEmpty()
                ? shop.voice().answer(request, tenant, "shop.role.nothing", BindRoom.hash(role))
                : shop.voice().answer(request, tenant, key, BindRoom.hash(role), names(may));
    }

    private Set<IntentName> may(Tenant tenant, Role role) {
        return permissions.of(tenant.id()).getOrDefault(role, Set.of());
    }

    private static Set<IntentName> apply(Set<IntentName> before, List<String> changes) {
        var after = EnumSet.noneOf(IntentName.class);
        after.addAll(before);
        for (var change : changes) {
            var intent = intent(change).orElseThrow();
            if (change.startsWith("+")) {
                after.add(intent);
            } else {
                after.remove(intent);
            }
        }
        return after;
    }

    /** The intent behind {@code +} or {@code -}; empty for anything else. */
    private static Optional<IntentName> intent(String change) {
        return change.startsWith("+") || change.startsWith("-")
                ? IntentName.find(change.substring(1)).filter(RolePermissions.grantable()::contains)
                : Optional.empty();
    }

    private static String names(Set<IntentName> intents) {
        return intents.stream().sorted().map(IntentName::wire).collect(joining(", "));
    }
}
