package com.tarcommerce.common.caller;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Writes the 401 of a filter, which no advice sees, in the same form as every other error. */
public final class Unauthorized {
    private Unauthorized() {
    }

    /** @param detail a sentence of ours: what to show; no input of the caller's */
    public static void write(HttpServletResponse response, String detail) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var body = "{\"type\":\"urn:tar:problem:unauthorized\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\""
                + detail + "\"}";
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
