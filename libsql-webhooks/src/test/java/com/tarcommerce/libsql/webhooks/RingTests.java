package com.tarcommerce.libsql.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.libsql.webhooks.Receiver.Manner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that misbehaves: commits go on, nothing grows, and what happened is told. Under sanitizers. */
class RingTests {
    private static final Manner HEARS = Manner.answering("204 No Content", "");

    @TempDir
    Path folder = Path.of("");

    @AutoClose
    private WithSession shop;

    @BeforeEach
    void open() throws IOException {
        shop = new WithSession(Host.SQLITE_SHELL_WITH_SANITIZERS, folder);
    }

    @Test
    void aGatewayThatDoesNotAnswerHoldsUpNobody() {
        var answers = new CountDownLatch(1);
        shop.receiver.behave(to -> {
            awaitQuietly(answers);
            return HEARS.answer(to);
        });
        shop.post("{\"id\":0}");
        shop.awaitRings(1);

        // So few that they take less than the three seconds after which a call is given up.
        IntStream.rangeClosed(1, 50).forEach(id -> shop.post("{\"id\":" + id + "}"));
        var meanwhile = shop.stats();
        answers.countDown();

        assertThat(meanwhile.path("commits").asInt()).isEqualTo(51);
        assertThat(meanwhile.path("rings").asInt()).as("on its way while all of them committed").isEqualTo(1);
        assertThat(meanwhile.path("pending").asBoolean()).isTrue();
        assertThat(shop.settled().path("rings").asInt()).as("50 commits are one more ring").isEqualTo(2);
    }

    @Test
    void aGatewayThatNeverAnswersIsGivenUp() {
        shop.receiver.behave(to -> {
            awaitQuietly(new CountDownLatch(1));
            return false;
        });

        shop.post("{}");

        assertThat(shop.settled().path("trouble").asString()).contains("no answer from", "Timeout");
        assertThat(shop.value("select count(*) from webhook_outbox")).isEqualTo("1");
    }

    @Test
    void whoeverStartsAServerAgainCanRing() {
        shop.receiver.behave(HEARS);

        shop.value("select lib_http_ring()");

        shop.awaitRings(1);
        assertThat(shop.settled().path("kept").asInt()).isZero();
    }

    @Test
    void anErrorIsToldAndNotRepeated() {
        shop.receiver.behave(Manner.answering("500 Internal Server Error", ""));

        shop.post("{}");

        var stats = shop.settled();
        assertThat(stats.path("trouble").asString()).endsWith("answered 500");
        assertThat(stats.path("unheard").asInt()).isEqualTo(1);
        assertThat(shop.receiver.rings()).hasSize(1);
    }

    @Test
    void anotherSecretIsNamed() {
        shop.receiver.behave(Manner.answering("401 Unauthorized", ""));

        shop.post("{}");

        assertThat(shop.settled().path("trouble").asString()).endsWith("it has another TAR_WEBHOOK_SECRET");
    }

    @Test
    void aConnectionThatIsClosedEarlyIsTold() {
        shop.receiver.behave(to -> false);

        shop.post("{}");

        assertThat(shop.settled().path("trouble").asString()).contains("no answer from");
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        shop.receiver.behave(to -> {
            to.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var chunk = ("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (true) {
                to.write(chunk);
            }
        });

        shop.post("{}");

        assertThat(shop.settled().path("heard").asInt()).isEqualTo(1);
    }

    @Test
    void headersWithoutEndAreCutOff() {
        shop.receiver.behave(to -> {
            to.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                to.write("X-More: and more\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });

        shop.post("{}");

        assertThat(shop.settled().path("pending").asBoolean()).isFalse();
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (var elsewhere = Receiver.open()) {
            shop.receiver.behave(Manner.answering("307 Temporary Redirect",
                    "Location: " + elsewhere.url() + "/events/libsql\r\n"));

            shop.post("{}");

            assertThat(shop.settled().path("trouble").asString()).endsWith("answered 307");
            assertThat(elsewhere.rings()).isEmpty();
        }
    }

    @Test
    void aGatewayThatComesBackIsHeardAgain() throws IOException {
        var port = shop.receiver.port();
        shop.receiver.close();
        shop.post("{\"id\":1}");
        assertThat(shop.settled().path("trouble").asString()).contains("no answer from");

        try (var back = Receiver.open(port)) {
            shop.post("{\"id\":2}");

            await().atMost(Duration.ofSeconds(15)).until(() -> !back.rings().isEmpty());
            assertThat(shop.settled().path("trouble").asString()).isEmpty();
            assertThat(((LineSession) shop.session).notes()).hasSize(2).first().asString()
                    .contains("events wait in the outbox");
        }
    }

    @Test
    void aProgramThatEndsRightAfterItsCommitStillRings() {
        var shell = (LineSession) shop.session;
        shell.run("begin; select lib_http_post('tar:events', '{}')");
        shell.run("commit");

        assertThat(shell.end()).as(() -> String.join("\n", shell.notes())).isZero();
        assertThat(shop.receiver.rings()).hasSize(1);
    }

    @Test
    void overTlsOnlyATrustedGatewayIsRung() throws IOException {
        var keys = TlsKeys.make(folder);
        try (var tls = Receiver.open(keys.serverSockets());
                var trusting = new WithSession(Host.SQLITE_SHELL_WITH_SANITIZERS, folder.resolve("trusting"), tls,
                        Map.of("SSL_CERT_FILE", keys.certificate().toString()));
                var stranger = new WithSession(Host.SQLITE_SHELL_WITH_SANITIZERS, folder.resolve("stranger"), tls,
                        Map.of())) {
            stranger.post("{}");
            assertThat(stranger.settled().path("trouble").asString()).contains("certificate");
            assertThat(tls.rings()).isEmpty();

            trusting.post("{}");

            assertThat(trusting.settled().path("heard").asInt()).isEqualTo(1);
            assertThat(tls.rings()).singleElement().matches(Receiver.Ring::isSigned);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
