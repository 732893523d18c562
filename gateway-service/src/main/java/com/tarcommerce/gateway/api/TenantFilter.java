package com.tarcommerce.gateway.api;

import com.tarcommerce.common.caller.HeldRequest;
import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.common.caller.Problems;
import com.tarcommerce.gateway.channel.RawBody;
import com.tarcommerce.gateway.shop.ApiKeys;
import com.tarcommerce.gateway.shop.KeyHolder;
import com.tarcommerce.gateway.shop.TenantStore;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a shop's programs through to their own shop, and the suite to all of them. Another shop's address looks like
 * one that does not exist.
 */
class TenantFilter extends OncePerRequestFilter {
    static final String PATTERN = "/v1/tenants/*";
    /** Whose body is a file, and is read by who takes it. */
    static final String PICTURES = "/v1/tenants/{tenant}/web-rooms/{room}/pictures";
    private static final long MOST_DRAINED = 4L * 1024 * 1024;
    private static final Pattern FILES = Pattern.compile("/v1/tenants/[^/]+/web-rooms/[^/]+/pictures");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

    private final InternalToken internal;
    private final ApiKeys keys;
    private final TenantStore tenants;

    TenantFilter(InternalToken internal, ApiKeys keys, TenantStore tenants) {
        this.internal = internal;
        this.keys = keys;
        this.tenants = tenants;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var holder = holder(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (holder.isEmpty()) {
            Problems.unauthorized(response, "Show an API key of the shop: Authorization: Bearer tar_... (/apikey in the"
                    + " shop's chat makes one).");
            return;
        }
        var tenant = tenantOf(request);
        if (tenant != null && (!holder.get().mayReach(tenant) || tenants.find(tenant).isEmpty())) {
            Problems.notFound(response, "There is no such shop, or this key is not one of its keys.");
            return;
        }
        var body = held(request);
        if (body.isEmpty()) {
            Problems.tooLarge(response, "A request has at most 1 MiB.");
            return;
        }
        request.setAttribute(Caller.NAME, new Caller(tenant == null ? "" : tenant, holder.get().key()));
        chain.doFilter(body.get(), response);
    }

    /** With its body, if it may have one; empty if that has more than 1 MiB. */
    private static Optional<HttpServletRequest> held(HttpServletRequest request) throws IOException {
        return WITHOUT_BODY.contains(request.getMethod()) || FILES.matcher(pathOf(request)).matches()
                ? Optional.of(request)
                : RawBody.upToMost(request, MOST_DRAINED).map(body -> new HeldRequest(request, body));
    }

    private Optional<Holder> holder(@Nullable String authorization) {
        return internal.isShownBy(authorization)
                ? Optional.of(new Holder(null))
                : keys.authenticate(authorization).map(Holder::new);
    }

    /** The segment after {@code /v1/tenants/}; null for the list of shops itself. */
    private static @Nullable String tenantOf(HttpServletRequest request) {
        var segments = pathOf(request).split("/", -1);
        return segments.length > 3 ? segments[3] : null;
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getPathInfo() == null ? request.getServletPath() : request.getPathInfo();
    }

    /** @param key absent for the suite itself */
    private record Holder(@Nullable KeyHolder key) {
        boolean mayReach(String shop) {
            return key == null || key.tenant().equals(shop);
        }
    }
}
