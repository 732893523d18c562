package com.tarcommerce.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.MediaSource;
import com.tarcommerce.gateway.intake.MediaSource.Fetched;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a Bot API that says and gives what no honest one would. */
class TelegramFilesTests {
    private static final String TOKEN = "7000000001:a-secret-token";
    private static final Room ROOM = Room.of("telegram", "-1009");

    @TempDir
    Path disk;

    private final List<String> paths = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private TelegramFiles files;
    private String found = "{\"ok\":true,\"result\":{\"file_id\":\"f\",\"file_path\":\"photos/file_1.jpg\"}}";
    private int status = 200;
    private byte[] content = "picture".getBytes(StandardCharsets.UTF_8);
    private boolean chunked;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        files = Telegrams.files("http://127.0.0.1:" + server.getAddress().getPort(), TOKEN);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFileIsFetchedByThePathThatTelegramNames() {
        assertThat(fetch(7L)).isInstanceOfSatisfying(Fetched.Content.class,
                file -> assertThat(file.bytes()).isEqualTo(content));
        assertThat(paths).containsExactly("/bot" + TOKEN + "/getFile", "/file/bot" + TOKEN + "/photos/file_1.jpg");
    }

    @Test
    void whatIsTooLargeIsNotEvenAskedFor() {
        assertThat(fetch(MediaSource.MOST_BYTES + 1L)).isInstanceOf(Fetched.TooLarge.class);
        assertThat(paths).isEmpty();
    }

    @Test
    void whatTelegramSaysIsTooLargeIsNotFetched() {
        found = "{\"ok\":true,\"result\":{\"file_size\":20971521,\"file_path\":\"photos/file_1.jpg\"}}";
        assertThat(fetch(null)).isInstanceOf(Fetched.TooLarge.class);
        found = "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: file is too big\"}";
        assertThat(fetch(null)).isInstanceOf(Fetched.TooLarge.class);
        assertThat(paths).allMatch(path -> path.endsWith("/getFile"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatTurnsOutTooLargeIsNotReadToItsEnd(boolean withoutLength) {
        content = new byte[MediaSource.MOST_BYTES + 1];
        chunked = withoutLength;

        assertThat(fetch(null)).isInstanceOf(Fetched.TooLarge.class);
    }

    @Test
    void aServerOfOnesOwnMayNameAFileOnTheDisk() throws IOException {
        var file = disk.resolve("file_0.jpg");
        Files.writeString(file, "on the disk");
        found = "{\"ok\":true,\"result\":{\"file_path\":\"" + file + "\"}}";

        assertThat(fetch(null)).isInstanceOfSatisfying(Fetched.Content.class,
                read -> assertThat(read.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("on the disk"));
        assertThat(paths).hasSize(1);

        Files.write(file, new byte[MediaSource.MOST_BYTES + 1]);
        assertThat(fetch(null)).isInstanceOf(Fetched.TooLarge.class);
        found = "{\"ok\":true,\"result\":{\"file_path\":\"" + disk + "\"}}";
        assertThat(fetch(null)).isInstanceOf(Fetched.Gone.class);
        found = "{\"ok\":true,\"result\":{\"file_path\":\"" + disk.resolve("none") + "\"}}";
        assertThat(fetch(null)).isInstanceOf(Fetched.Gone.class);
    }

    @Test
    void telegramsOwnServerNamesNoFileOnOurDisk() {
        assertThat(Telegrams.settings("https://api.telegram.org/", TOKEN).isOwnServer()).isFalse();
        assertThat(Telegrams.settings("http://bot-api:8081", TOKEN).isOwnServer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "photos/../../x", "a//b", "photos/file_1.jpg?x=1", "a b", "http:x",
            "photos/%2e%2e/x", "@evil.example/x", "."})
    void aPathThatIsNoneOfTelegramsIsNotFollowed(String path) {
        found = "{\"ok\":true,\"result\":{\"file_path\":\"" + path + "\"}}";

        assertThat(fetch(null)).isInstanceOf(Fetched.Gone.class);
        assertThat(paths).hasSize(1);
    }

    @Test
    void whatTelegramHasNoLongerIsGone() {
        found = "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: wrong file_id\"}";
        assertThat(fetch(null)).isInstanceOf(Fetched.Gone.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 403, 404})
    void whatIsNotGivenIsGoneAndNoRedirectIsFollowed(int answer) {
        status = answer;

        assertThat(fetch(null)).isInstanceOf(Fetched.Gone.class);
        assertThat(paths).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502})
    void aTelegramThatIsBusyIsAskedAgainLaterAndTheTokenIsNotNamed(int answer) {
        status = answer;

        assertThatThrownBy(() -> fetch(null)).isInstanceOf(TemporaryFailure.class).hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void aTelegramThatIsAwayIsAskedAgainLaterAndTheTokenIsNotNamed() {
        server.stop(0);

        assertThatThrownBy(() -> fetch(null)).isInstanceOf(TemporaryFailure.class).hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void aConnectionThatBreaksInTheMiddleIsNoFile() {
        status = 0;

        assertThatThrownBy(() -> fetch(null)).isInstanceOf(TemporaryFailure.class).hasMessageNotContaining("secret")
                .hasNoCause();
    }

    private Fetched fetch(@Nullable Long size) {
        return files.fetch(ROOM, new Incoming.File("f", "image/jpeg", size));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().toString();
            paths.add(path);
            if (path.endsWith("/getFile")) {
                var body = found.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                return;
            }
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            if (status == 0) {
                exchange.sendResponseHeaders(200, content.length + 1L);
                exchange.getResponseBody().write(content);
                exchange.getResponseBody().flush();
                return;
            }
            exchange.sendResponseHeaders(status, chunked ? 0 : content.length);
            exchange.getResponseBody().write(content);
        }
    }
}
