package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.Settings.Setting;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** {@code /zone Asia/Kolkata} and its like: changes one setting; without a value tells it. */
@Component
class ChangeSetting implements AdministrativeCommand {
    private final TenantStore tenants;
    private final KnownShop shop;

    ChangeSetting(TenantStore tenants, KnownShop shop) {
        this.tenants = tenants;
        this.shop = shop;
    }

    @Override
    public Set<String> names() {
        return Settings.ALL.stream().map(Setting::command).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean forAdministrators() {
        return true;
    }

    @Override
    public Plan plan(Request request) {
        var setting = Settings.ALL.stream().filter(one -> one.command().equals(request.command())).findFirst()
                .orElseThrow();
        return () -> shop.in(request, tenant -> change(request, setting, tenant));
    }

    private Reply change(Request request, Setting setting, Tenant tenant) {
        var key = "shop." + setting.command();
        var before = setting.shown().apply(tenant);
        if (request.argument().isBlank()) {
            return shop.voice().answer(request, tenant, key + ".now", before);
        }
        var changed = setting.change().apply(tenant, request.argument().strip());
        if (changed.isEmpty()) {
            return shop.voice().answer(request, tenant, key + ".wrong", request.argument().strip());
        }
        var after = setting.shown().apply(changed.get());
        tenants.update(changed.get());
        shop.audit().done(request, tenant, setting.command(), before + " -> " + after);
        return shop.voice().answer(request, changed.get(), key + ".done", after);
    }
}
