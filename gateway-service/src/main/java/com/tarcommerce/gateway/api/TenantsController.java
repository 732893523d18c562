package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.channel.web.WebRoom;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which shops there are: to a key its own, to the suite all. */
@Tag(name = "shops")
@RestController
@RequestMapping("/v1/tenants")
class TenantsController {
    private final TenantStore tenants;
    private final ShopInBrowser shops;

    TenantsController(TenantStore tenants, ShopInBrowser shops) {
        this.tenants = tenants;
        this.shops = shops;
    }

    record ShopView(String id, String name) {
        static ShopView of(Tenant tenant) {
            return new ShopView(tenant.id(), tenant.name());
        }
    }

    record NewShop(@NotNull @Size(max = 64) @Pattern(regexp = Bodies.NAME, message = Bodies.NO_NAME) String name) {
    }

    /** @param apiKey opens the shop and administers its rooms in the browser; told this once */
    record OpenedShop(String id, String name, String apiKeyId, String apiKey, List<WebRoom> rooms) {
    }

    /** The shops that the caller may reach: a key its own. */
    @GetMapping
    Page<ShopView> list(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Page.DEFAULT) int limit) {
        if (limit < 1 || limit > Page.MOST) {
            throw ProblemException.malformed("limit must be between 1 and " + Page.MOST + ".");
        }
        var key = caller.key();
        var found = key == null
                ? tenants.after(cursor == null ? "" : cursor, limit + 1)
                : tenants.find(key.tenant()).stream().toList();
        return Page.of(found, limit, ShopView::of, Tenant::id);
    }

    /**
     * Opens a shop that begins in the browser, with its usual rooms and a key that administers them. 201; 403 for a key:
     * only the internal token opens shops. The same Idempotency-Key opens the same
     * shop, and tells a new key of it each time, for what was told is not kept; 409 {@code idempotency-key-reused}.
     */
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "403", description = "An API key opens no shops: show the internal token.")
    @PostMapping
    ResponseEntity<OpenedShop> open(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody NewShop body) {
        if (caller.key() != null) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "forbidden",
                    "An API key is for its own shop; only the internal token opens another one.");
        }
        var opened = shops.open(body, key, caller);
        return ResponseEntity.created(URI.create("/v1/tenants/" + opened.id())).cacheControl(CacheControl.noStore())
                .body(opened);
    }
}
