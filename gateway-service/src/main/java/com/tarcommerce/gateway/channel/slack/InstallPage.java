package com.tarcommerce.gateway.channel.slack;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * What somebody reads who installs Tar in a workspace.
 *
 * @param anew whether they may begin anew
 */
record InstallPage(HttpStatus status, String title, String text, boolean anew) {

    static InstallPage again(HttpStatus status, String title, String text) {
        return new InstallPage(status, title, text, true);
    }

    static InstallPage done(String workspace, boolean isNew) {
        return new InstallPage(HttpStatus.OK, isNew ? "Tar is in " + workspace : "Tar is in " + workspace + " again",
                "Invite it to a channel: /invite @Tar. Then whoever made the channel, or an admin of the workspace, writes"
                        + " there what the channel is for: @Tar bind inventory. You can close this page.",
                false);
    }

    /** No script runs in it, and nobody frames it. */
    ResponseEntity<String> answer() {
        return ResponseEntity.status(status).contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore()).header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'")
                .body("""
                        <!doctype html>
                        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                        <title>%s</title>
                        <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}</style>
                        </head><body><h1>%s</h1><p>%s</p>%s</body></html>
                        """
                        .formatted(escaped(title), escaped(title), escaped(text),
                                anew ? "<p><a href=\"" + SlackSettings.INSTALL_PATH + "\">Begin anew</a></p>" : ""));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
