package com.tarcommerce.outbound.channel.telegram;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Keeps the status of answers that the Bot API did not write itself, such as a proxy's page. */
final class StatusGuard implements Interceptor {
    private static final long ENOUGH = 4_096;

    @Override
    public Response intercept(Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        if (response.isSuccessful() || response.peekBody(ENOUGH).string().contains("\"error_code\"")) {
            return response;
        }
        try (response) {
            throw new ForeignAnswer(response.code(), response.header("Retry-After"));
        }
    }

    static final class ForeignAnswer extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final @Nullable String retryAfter;

        ForeignAnswer(int status, @Nullable String retryAfter) {
            super("HTTP " + status);
            this.status = status;
            this.retryAfter = retryAfter;
        }

        int status() {
            return status;
        }

        /** In seconds; null if there is none or it is a date. */
        @Nullable
        Long retryAfter() {
            return retryAfter != null && retryAfter.matches("\\d{1,6}") ? Long.valueOf(retryAfter) : null;
        }
    }
}
