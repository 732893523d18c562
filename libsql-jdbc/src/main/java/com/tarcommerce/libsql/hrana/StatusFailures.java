package com.tarcommerce.libsql.hrana;

import com.tarcommerce.libsql.hrana.HranaException.Kind;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What an HTTP status other than 200 says about a pipeline request. */
final class StatusFailures {
    private static final int LONGEST = 300;

    private StatusFailures() {
    }

    static HranaException of(Endpoint endpoint, HttpResponse<byte[]> response) {
        var body = text(response.body());
        var kind = kind(response.statusCode(), body);
        var hint = switch (kind) {
            case REFUSED -> isRedirect(response.statusCode())
                    ? " and would have us go to " + response.headers().firstValue("Location").orElse("another place")
                            + ": redirects are not followed, for the token would go with them; put that into the URL"
                    : "";
            case UNAUTHORIZED -> response.statusCode() == 403
                    ? " (the token, which is the password, does not allow that)"
                    : " (is the token, which is the password, right?)";
            case NOT_FOUND ->
                " (is the namespace there, is the token for it, and does the server speak Hrana 3 over protobuf?)";
            default -> "";
        };
        return new HranaException(kind, endpoint + " answered " + response.statusCode() + " " + body + hint, null);
    }

    private static Kind kind(int status, String body) {
        // sqld has the code STREAM_EXPIRED for a stream that it has ended, and this sentence for one it has forgotten.
        var forgotten = status == 400 && body.contains("invalid baton");
        if (forgotten || body.contains("STREAM_EXPIRED") || body.contains("has expired due to inactivity")) {
            return Kind.STREAM_GONE;
        }
        if (isRedirect(status)) {
            return Kind.REFUSED;
        }
        return switch (status) {
            case 401, 403 -> Kind.UNAUTHORIZED;
            case 404, 405, 415 -> Kind.NOT_FOUND;
            default -> status >= 400 && status < 500 ? Kind.REFUSED : Kind.UNKNOWN;
        };
    }

    /** 303 is none: it says that something was done. */
    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 307 || status == 308;
    }

    /** sqld answers errors in protobuf too: what can't be printed is left out. */
    private static String text(byte[] body) {
        var text = new String(body, 0, Math.min(body.length, LONGEST), StandardCharsets.UTF_8);
        return text.replaceAll("\\P{Print}+", " ").strip();
    }
}
