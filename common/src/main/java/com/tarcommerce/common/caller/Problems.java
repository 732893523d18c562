package com.tarcommerce.common.caller;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Writes the refusals of a filter, which no advice sees, in the same form as every other error. */
public final class Problems {
    private Problems() {
    }

    /** @param detail a sentence of ours: what to show; no input of the caller's */
    public static void unauthorized(HttpServletResponse response, String detail) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(response, HttpStatus.UNAUTHORIZED, "unauthorized", detail);
    }

    /** @param detail a sentence of ours; no input of the caller's */
    static void malformed(HttpServletResponse response, String detail) throws IOException {
        write(response, HttpStatus.BAD_REQUEST, "malformed", detail);
    }

    /** @param detail a sentence of ours; no input of the caller's */
    public static void notFound(HttpServletResponse response, String detail) throws IOException {
        write(response, HttpStatus.NOT_FOUND, "not-found", detail);
    }

    /** @param detail a sentence of ours; no input of the caller's */
    public static void tooLarge(HttpServletResponse response, String detail) throws IOException {
        write(response, HttpStatus.CONTENT_TOO_LARGE, "too-large", detail);
    }

    private static void write(HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var body = "{\"type\":\"urn:tar:problem:" + type + "\",\"title\":\"" + status.getReasonPhrase()
                + "\",\"status\":" + status.value() + ",\"detail\":\"" + detail + "\"}";
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
