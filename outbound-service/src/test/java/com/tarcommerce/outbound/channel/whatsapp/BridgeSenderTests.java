package com.tarcommerce.outbound.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.common.contract.message.MediaKind;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.channel.JsonPost;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.LockedOut;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import com.tarcommerce.outbound.delivery.Part;
import com.tarcommerce.outbound.media.Enclosed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What goes over the wire to a bridge, and what its answers mean. */
class BridgeSenderTests {
    private static final Room GROUP = new Room("whatsapp", "bridge", "1@g.us", null);

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final HttpServer bridge = open();
    private volatile int status = 200;
    private volatile String retryAfter = "";

    private HttpServer open() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/calls", this::answer);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @AfterEach
    void stop() {
        bridge.stop(0);
    }

    @Test
    void aFileHasTheSameBytesInWhicheverProcessItIsSent() {
        send(new Enclosed(new byte[]{1, 2, 3}, "application/pdf", "bill.pdf", false));
        send(new Enclosed(new byte[]{1, 2, 3}, "image/png", "chart.png", true));

        assertThat(calls).first().asString().endsWith(
                "\"document\":{\"data\":\"AQID\",\"mimetype\":\"application/pdf\",\"name\":\"bill.pdf\"}}");
        assertThat(calls).last().asString().endsWith(
                "\"image\":{\"data\":\"AQID\",\"mimetype\":\"image/png\",\"name\":\"chart.png\"}}");
    }

    /** A number that somebody writes answers the question before it, and not the alert. */
    @Test
    void whatNobodyAskedForIsSaidToBeThat() {
        sender().send(new Part(SendMessage.text("key", "shop", GROUP, "Milk", Priority.ALERT), "Milk", 0, true));
        sender().send(new Part(SendMessage.text("key", "shop", GROUP, "Milk", Priority.REPLY), "Milk", 0, true));

        assertThat(calls).first().asString().contains("\"unasked\":true");
        assertThat(calls).last().asString().doesNotContain("unasked");
    }

    @Test
    void aServerThatSaidNothingLeavesTheOutcomeUnknown() {
        status = 504;

        assertThat(text()).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void tooMuchPausesTheNumber() {
        status = 429;
        retryAfter = "17";
        assertThat(text()).isInstanceOfSatisfying(Paused.class, paused -> {
            assertThat(paused.retryAfter()).isEqualTo(Duration.ofSeconds(17));
            assertThat(paused.scope()).isEqualTo(Scope.ACCOUNT);
        });
    }

    @Test
    void aBridgeWithoutAConnectionIsWaitedForWithoutCounting() {
        status = 503;

        assertThat(text()).isInstanceOfSatisfying(Deferred.class,
                deferred -> assertThat(deferred.counted()).isFalse());
    }

    /** Else each message that waits would be a dead letter at once. */
    @Test
    void anotherSecretLocksTheNumberOut() {
        status = 401;

        assertThat(text()).isInstanceOfSatisfying(LockedOut.class,
                locked -> assertThat(locked.reason()).contains("TAR_WHATSAPP_BRIDGE_SECRET"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 413, 422})
    void whatTheBridgeWillNeverTakeIsRefused(int refusal) {
        status = refusal;

        assertThat(text()).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).contains(String.valueOf(refusal)));
    }

    @Test
    void troubleOfTheBridgeUsesUpTries() {
        status = 502;

        assertThat(text()).isInstanceOfSatisfying(Deferred.class,
                deferred -> assertThat(deferred.counted()).isTrue());
    }

    private Delivery text() {
        return sender().send(new Part(message(), "Milk", 0, true));
    }

    private void send(Enclosed file) {
        sender().send(new Part(message().with(Media.kept(MediaKind.DOCUMENT, "med_1", null)), "Milk", 0, true, file));
    }

    private static SendMessage message() {
        return new SendMessage("key", "shop", GROUP, MessageKind.MESSAGE,
                "Milk", "plain", null, null, null, null, null);
    }

    private BridgeSender sender() {
        var settings = new WhatsAppSettings("http://127.0.0.1:" + bridge.getAddress().getPort(),
                "a-secret-of-the-bridge", "", "", "", "");
        return new BridgeSender(settings, new JsonPost(), JsonMapper.builder().build(), InstantSource.system());
    }

    private void answer(HttpExchange call) throws IOException {
        calls.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var body = "{\"id\":\"3EB0\"}".getBytes(StandardCharsets.UTF_8);
        if (!retryAfter.isEmpty()) {
            call.getResponseHeaders().add("Retry-After", retryAfter);
        }
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }
}
