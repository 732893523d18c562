package com.tarcommerce.common.url;

import java.util.Arrays;
import java.util.List;

/** What a variable of URLs, separated by spaces, allows: each and what lies below it. */
public final class AllowedUrls {
    private final List<AllowedUrl> allowed;

    private AllowedUrls(List<AllowedUrl> allowed) {
        this.allowed = allowed;
    }

    /** @throws IllegalArgumentException that names the variable and the part of it that is no URL */
    public static AllowedUrls parse(String variable, String text) {
        return new AllowedUrls(Arrays.stream(text.strip().split("\\s+")).filter(part -> !part.isEmpty())
                .map(part -> entry(variable, part)).toList());
    }

    private static AllowedUrl entry(String variable, String text) {
        return AllowedUrl.parse(text).orElseThrow(() -> new IllegalArgumentException(variable + ": '" + text
                + "' is no http:// or https:// URL; write whole URLs, separated by spaces"));
    }

    public boolean isEmpty() {
        return allowed.isEmpty();
    }

    public boolean allow(AllowedUrl url) {
        return allowed.stream().anyMatch(entry -> entry.allows(url));
    }
}
