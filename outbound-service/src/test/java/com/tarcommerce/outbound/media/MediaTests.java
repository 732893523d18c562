package com.tarcommerce.outbound.media;

import static com.tarcommerce.outbound.media.Pictures.jpeg;
import static com.tarcommerce.outbound.media.Pictures.keep;
import static com.tarcommerce.outbound.media.Pictures.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.common.contract.message.MediaKind;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Files as they are taken on, kept, and forgotten; and messages with them as they are taken on. */
class MediaTests {
    private static final TelegramChat SHOP = TelegramChat.forum(-1001, "Corner shop").topic(45);
    private static final BotApiStandIn TELEGRAM = BotApiStandIn.start().add(SHOP);
    private static final SettableClock CLOCK = SettableClock.at("2026-03-01T09:00:00Z");

    @TempDir
    static Path directory;
    static RunningOutbound outbound;

    @BeforeAll
    static void start() {
        outbound = started();
    }

    private static RunningOutbound started() {
        return RunningOutbound.start(directory, TELEGRAM, CLOCK, "--tar.telegram.limits.speed=0",
                "--tar.media.allow=https://files.example.com/pictures");
    }

    @AfterAll
    static void stop() {
        outbound.close();
        TELEGRAM.close();
    }

    @AfterEach
    void heal() {
        TELEGRAM.heal();
    }

    @Test
    void theSameFileIsTheSameAndAnotherShopsIsItsOwn() {
        var id = keep(outbound, "shop", jpeg("a"));

        assertThat(keep(outbound, "shop", jpeg("a"))).isEqualTo(id).matches("med_[0-9a-f]{40}");
        assertThat(keep(outbound, "shop", jpeg("b"))).isNotEqualTo(id);
        assertRefused(photo(id).build("other-shop"), id, 400, "no-such-media");
    }

    @Test
    void aFileOfManyPiecesSurvivesARestartWhole() {
        var file = jpeg(1_700_000);
        for (var at = 100; at < file.length; at++) {
            file[at] = (byte) (at % 251);
        }
        var id = keep(outbound, "shop", file);

        outbound.close();
        outbound = started();

        assertThat(outbound.jdbc().sql("select count(*) from media_piece where media = :id").param("id", id)
                .query(Integer.class).single()).isEqualTo(4);
        assertThat(outbound.bean(ReadMedia.class).read("shop", id)).hasValueSatisfying(
                read -> assertThat(Arrays.equals(read, file)).isTrue());
    }

    @Test
    void aFileThatWasNotHandedOverToItsEndIsNone() {
        var store = outbound.bean(MediaStore.class);
        store.begin("shop", "med_half", "image/jpeg", 2_000_000, CLOCK.instant());
        store.piece("shop", "med_half", 0, jpeg("half"));

        assertThat(outbound.bean(ReadMedia.class).read("shop", "med_half")).isEmpty();
        assertRefused(photo("med_half").build(), "med_half", 400, "no-such-media");
    }

    @Test
    void whatIsNoFileTooLargeOrOfNoKindThatGoesOutIsRefused() {
        assertThat(Pictures.status(outbound, new byte[0])).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(Pictures.status(outbound, Pictures.bytes("MZ\u0090\u0000 an executable")))
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        assertThat(Pictures.status(outbound, jpeg(20 * 1024 * 1024))).isEqualTo(HttpStatus.CREATED);
        int unsigned = Objects.requireNonNull(RestClient.create("http://127.0.0.1:" + outbound.port()).post()
                .uri("/v1/media?tenant=shop").body(jpeg("x")).exchange((_, answer) -> answer.getStatusCode().value()));
        assertThat(unsigned).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
            "Multipart/Mixed;boundary=x"})
    void aFormIsNoFileAndIsToldWhatToSend(String type) {
        for (var size : List.of(10, 3_000_000)) {
            var answer = Objects.requireNonNull(outbound.http().post().uri("/v1/media?tenant=shop")
                    .contentType(MediaType.parseMediaType(type)).body(jpeg(size))
                    .exchange((_, given) -> Map.entry(given.getStatusCode(),
                            new String(given.getBody().readAllBytes(), StandardCharsets.UTF_8))));

            assertThat(answer.getKey()).isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
            assertThat(answer.getValue()).contains("urn:tar:problem:unsupported-media-type", "--data-binary");
        }
    }

    @Test
    void theOpenApiSaysWhatTheBodyIs() {
        var api = Objects.requireNonNull(outbound.http().get().uri("/v3/api-docs").retrieve().body(JsonNode.class));

        assertThat(api.at("/paths/~1v1~1media/post/requestBody/content/application~1octet-stream/schema/format")
                .asString())
                .isEqualTo("binary");
        assertThat(api.at("/components/schemas/SendMessage/properties/media/$ref").asString()).endsWith("/Media");
        assertThat(api.at("/components/schemas/Media/properties/kind/enum")).hasSize(2);
    }

    @Test
    void oneByteTooManyIsTooLarge() {
        assertThat(Pictures.status(outbound, jpeg(20 * 1024 * 1024 + 1))).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void whatAMessageCanNotCarryIsRefusedBeforeItIsTakenOn() {
        var picture = keep(outbound, "shop", jpeg("a"));
        var invoice = keep(outbound, "shop", pdf("a"));
        var gif = keep(outbound, "shop", Pictures.bytes("GIF89a"));
        var cloud = new Room("whatsapp", "106540352242922", "91987", null);
        var bridge = new Room("whatsapp", "bridge", "1@g.us", null);

        assertRefused(photo(invoice).build(), invoice, 400, "malformed");
        assertRefused(photo(gif).in(cloud).build(), gif, 400, "malformed");
        var large = keep(outbound, "shop", jpeg(6_000_000));
        assertRefused(photo(large).in(bridge).build(), large, 400, "malformed");
        assertRefused(photo(picture).kind(MessageKind.EDIT).replyTo("1").build(), picture, 400, "malformed");
        assertRefused(Messages.text("").button("Yes", "b").build(), picture, 400, "malformed");
        assertRefused(new SendMessage("s", "shop", Messages.room(SHOP), null, "x", null, null, null, null, null, true),
                picture, 400, "malformed");
        assertRefused(photo("med_none").build(), "med_none", 400, "no-such-media");
        assertThat(outbound.messages().send(photo(large).in(SHOP).build().with(media(large))).getStatusCode())
                .isEqualTo(HttpStatus.ACCEPTED);
    }

    @Test
    void anAddressThatIsNotAllowedIsRefusedBeforeItIsTakenOn() {
        for (var url : List.of("https://evil.example/pictures/a.jpg", "http://files.example.com/pictures/a.jpg",
                "https://files.example.com/private/a.jpg", "https://files.example.com.evil.example/pictures/a.jpg",
                "https://files.example.com:8443/pictures/a.jpg", "http://127.0.0.1/pictures/a.jpg")) {
            assertRefused(Messages.text("x").in(SHOP).build()
                    .with(Media.at(MediaKind.PHOTO, URI.create(url), null)), 403, "media-not-allowed");
        }
        for (var url : List.of("file:///etc/passwd", "https://files.example.com/pictures/../private/a.jpg",
                "https://user@files.example.com/pictures/a.jpg",
                "https://files.example.com/pictures/" + "a".repeat(1_800))) {
            assertRefused(Messages.text("x").in(SHOP).build()
                    .with(Media.at(MediaKind.PHOTO, URI.create(url), null)), 400, "malformed");
        }
        assertRefused(Messages.text("x").in(SHOP).build().with(new Media(MediaKind.PHOTO, null, null, null)), 400,
                "malformed");
        assertRefused(Messages.text("x").in(SHOP).build().with(new Media(MediaKind.PHOTO, "med_a",
                URI.create("https://files.example.com/pictures/a.jpg"), null)), 400, "malformed");
    }

    @Test
    void theSameKeyWithAnotherFileIsAConflict() {
        var first = photo("x").in(SHOP).build().with(media(keep(outbound, "shop", jpeg("a"))));
        var other = first.with(media(keep(outbound, "shop", jpeg("b"))));
        var id = outbound.send(first);

        assertThat(outbound.send(first)).isEqualTo(id);
        assertRefused(other, 409, "idempotency-key-reused");
    }

    @Test
    void filesAreForgottenOnceNoMessageCanNeedThem() {
        var unused = keep(outbound, "shop", jpeg("unused"));
        var sent = keep(outbound, "shop", jpeg("sent"));
        var dead = keep(outbound, "shop", jpeg("dead"));
        var fresh = jpeg("handed over again");
        keep(outbound, "shop", fresh);
        outbound.awaitState(outbound.send(photo("x").in(SHOP).build().with(media(sent))), "sent");
        TELEGRAM.fail("sendPhoto", 1, Failure.blocked());
        outbound.awaitState(outbound.send(photo("x").in(SHOP).build().with(media(dead))), "dead");

        CLOCK.advance(ForgetMedia.KEPT.minusMinutes(30));
        assertRefused(photo(unused).build(), unused, 400, "no-such-media");
        var again = keep(outbound, "shop", fresh);
        CLOCK.advance(Duration.ofHours(1));
        outbound.bean(ForgetMedia.class).start();

        await().until(() -> kept(unused) == 0 && kept(sent) == 0);
        assertThat(kept(dead)).isEqualTo(2);
        assertThat(kept(again)).isEqualTo(2);
    }

    /** Rows of the file. */
    private static int kept(String id) {
        return outbound.jdbc()
                .sql("""
                        select (select count(*) from media where id = :id) + (select count(*) from media_piece where media = :id)""")
                .param("id", id).query(Integer.class).single();
    }

    private static Messages photo(String text) {
        return Messages.text(text).in(SHOP);
    }

    private static Media media(String id) {
        return Media.kept(MediaKind.PHOTO, id, null);
    }

    private static void assertRefused(SendMessage message, String file, int status, String type) {
        assertRefused(message.with(media(file)), status, type);
    }

    private static void assertRefused(SendMessage message, int status, String type) {
        assertThatThrownBy(() -> outbound.send(message)).isInstanceOfSatisfying(HttpClientErrorException.class,
                refused -> {
                    assertThat(refused.getStatusCode().value()).isEqualTo(status);
                    assertThat(refused.getResponseBodyAsString()).contains("urn:tar:problem:" + type);
                });
    }
}
