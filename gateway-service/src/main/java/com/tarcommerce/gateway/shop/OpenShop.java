package com.tarcommerce.gateway.shop;

import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Makes a shop that begins in no chat of a platform; only whoever runs Tar may ask for that. */
@Component
public class OpenShop {
    private final TenantStore tenants;
    private final InstantSource clock;

    OpenShop(TenantStore tenants, InstantSource clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    /** With the usual settings, inside the caller's transaction. */
    public Tenant open(String name) {
        return tenants.create(BecomeShop.newId(), BecomeShop.shorten(name), clock.instant());
    }
}
