package com.tarcommerce.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts as platforms make them. */
final class Posts {
    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Posts() {
    }

    static Platform.Sent post(String url, Map<String, String> headers, String body) {
        return post(url, headers, BodyPublishers.ofString(body));
    }

    static Platform.Sent post(String url, Map<String, String> headers, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(url)).POST(body);
        headers.forEach(request::header);
        return () -> send(request.build());
    }

    private static int send(HttpRequest request) throws InterruptedException {
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException broken) {
            throw new IllegalStateException("the gateway broke the connection off", broken);
        }
    }

    /** In hexadecimal. */
    static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
