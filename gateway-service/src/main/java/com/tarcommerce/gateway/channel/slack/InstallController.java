package com.tarcommerce.gateway.channel.slack;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The two pages by which somebody installs Tar in their workspace: one leads to Slack, the other is where Slack leads back. */
@Hidden
@RestController
class InstallController {
    static final String COOKIE = "tar_slack_install";
    private static final String SCOPES = "chat:write,commands,channels:history,channels:read,groups:history,groups:read,"
            + "im:history,users:read,files:read,files:write";
    private static final InstallPage OFF = new InstallPage(HttpStatus.NOT_FOUND, "Not here",
            "This Tar can't be installed in Slack by everybody: whoever runs it has to set TAR_SLACK_CLIENT_ID.",
            false);

    private final SlackSettings settings;
    private final InstallStates states;
    private final InstallWorkspace installWorkspace;
    private final InstallPace pace;

    InstallController(SlackSettings settings, InstallStates states, InstallWorkspace installWorkspace,
            InstallPace pace) {
        this.pace = pace;
        this.settings = settings;
        this.states = states;
        this.installWorkspace = installWorkspace;
    }

    /** 302 to Slack; 404 if nobody may; 429 too often. */
    @GetMapping(SlackSettings.INSTALL_PATH)
    ResponseEntity<String> begin(HttpServletRequest request) {
        return settings.isInstallable()
                ? pace.begunTooOften(request.getRemoteAddr()).orElseGet(this::leadToSlack)
                : OFF.answer();
    }

    private ResponseEntity<String> leadToSlack() {
        var issued = states.issue();
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(authorizeUrl(issued.state())))
                .header(HttpHeaders.SET_COOKIE, cookie(issued.cookie(), InstallStates.GOOD.toSeconds()))
                .cacheControl(CacheControl.noStore()).build();
    }

    /** 200 it is done; the others say on the page what to do. */
    @GetMapping(SlackSettings.OAUTH_PATH)
    ResponseEntity<String> finish(@RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String error,
            @CookieValue(name = COOKIE, defaultValue = "") String cookie, HttpServletRequest request) {
        return settings.isInstallable()
                ? pace.returnedTooOften(request.getRemoteAddr()).orElseGet(() -> finish(code, state, error, cookie))
                : OFF.answer();
    }

    private ResponseEntity<String> finish(String code, String state, String error, String cookie) {
        if (!error.isEmpty() || code.isEmpty()) {
            return InstallPage.again(HttpStatus.BAD_REQUEST,
                    error.equals("access_denied") ? "Tar was not let in" : "Nothing came of it",
                    "Slack says that nobody allowed it. Nothing was changed.").answer();
        }
        var answer = installWorkspace.finish(code, state, cookie).answer();
        return ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders())
                .header(HttpHeaders.SET_COOKIE, cookie("", 0)).body(answer.getBody());
    }

    private String authorizeUrl(String state) {
        var api = URI.create(settings.apiUrl());
        return api.getScheme() + "://" + api.getRawAuthority() + "/oauth/v2/authorize?client_id="
                + encoded(settings.clientId()) + "&scope=" + encoded(SCOPES)
                + "&redirect_uri=" + encoded(settings.redirectUrl()) + "&state=" + encoded(state);
    }

    /** Slack leads back by a link from its own site, which a stricter cookie would not go with. */
    private String cookie(String value, long seconds) {
        return ResponseCookie.from(COOKIE, value).path("/slack").maxAge(seconds).httpOnly(true).sameSite("Lax")
                .secure(settings.publicUrl().startsWith("https://")).build().toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
