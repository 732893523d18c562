package com.tarcommerce.ai.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.model.Completion.Failed;
import com.tarcommerce.ai.model.Completion.Failure;
import com.tarcommerce.ai.model.Completion.Said;
import com.tarcommerce.testsupport.model.ModelStandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The client as the service makes it, whose connections wait a minute for the next byte. The servers here never end by
 * themselves: that a test ends long before shows that the time given was kept to.
 */
@SpringBootTest(properties = {"spring.config.name=ai", "TAR_INTERNAL_TOKEN=a-token-for-tests-only"})
@Timeout(20)
class HttpModelServerTests {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ModelStandIn standIn = new ModelStandIn();
    private HttpModelServer server;

    @Autowired
    private RestClient.Builder clients;

    @Autowired
    private ClientHttpRequestFactoryBuilder<?> connections;

    @BeforeEach
    void open() {
        server = serverAt(standIn.url());
    }

    @AfterEach
    void close() {
        server.close();
        standIn.close();
    }

    @Test
    void aQuestionIsAChatCompletionWithItsSchema() {
        standIn.says(_ -> "{}");

        var completion = server.complete(aQuestion(), LONG);

        assertThat(completion).isEqualTo(new Said("{}", 220, true));
        var sent = standIn.questions().getFirst();
        assertThat(sent.path("model").stringValue()).isEqualTo("lfm");
        assertThat(sent.path("temperature").intValue()).isZero();
        assertThat(sent.path("stream").booleanValue()).isFalse();
        assertThat(sent.at("/messages/0/role").stringValue()).isEqualTo("system");
        assertThat(sent.at("/response_format/type").stringValue()).isEqualTo("json_schema");
        assertThat(sent.at("/response_format/json_schema/schema/type").stringValue()).isEqualTo("object");
    }

    @Test
    void aPictureGoesInsideTheRequest() {
        standIn.says(_ -> "{}");
        var picture = Message.user("Read it.", new Picture(new byte[]{1, 2, 3}, "image/png"));

        server.complete(aQuestion().with(List.of(picture)), LONG);

        assertThat(standIn.questions().getFirst().at("/messages/0/content/1/image_url/url").stringValue())
                .isEqualTo("data:image/png;base64,AQID");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        standIn.behaves(standIn.silent());

        assertThat(server.complete(aQuestion(), SHORT)).isEqualTo(new Failed(Failure.SLOW));
    }

    @Test
    void aServerThatDripsIsGivenUp() {
        standIn.behaves(standIn.dripping());

        assertThat(server.complete(aQuestion(), SHORT)).isEqualTo(new Failed(Failure.SLOW));
    }

    @Test
    void aSocketThatTakesTheQuestionAndIsDeadIsGivenUp() throws IOException {
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var halfOpen = serverAt("http://127.0.0.1:" + socket.getLocalPort())) {
            assertThat(halfOpen.complete(aQuestion(), SHORT)).isEqualTo(new Failed(Failure.SLOW));
        }
    }

    /** More questions than there are connections to one server. */
    @Test
    @Timeout(50)
    void questionsThatWereGivenUpLeaveTheirConnectionsToTheNext() {
        standIn.behaves(standIn.silent());
        while (standIn.questions().size() < 300) {
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, 50).forEach(_ -> callers.execute(() -> server.complete(aQuestion(), SHORT)));
            }
        }

        standIn.says(_ -> "{}");

        assertThat(server.complete(aQuestion(), LONG)).isEqualTo(new Said("{}", 220, true));
    }

    @Test
    void nobodyAtTheAddressIsAway() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (var nobody = serverAt("http://127.0.0.1:" + port)) {
            assertThat(nobody.complete(aQuestion(), LONG)).isEqualTo(new Failed(Failure.AWAY));
        }
    }

    @ParameterizedTest
    @CsvSource({"500, AWAY", "503, AWAY", "429, AWAY", "400, REFUSED", "401, REFUSED", "302, REFUSED"})
    void aStatusSaysWhoseFaultItIs(int status, Failure failure) {
        standIn.behaves(ModelStandIn.status(status, "{\"error\":{\"message\":\"Loading model\"}}"));

        assertThat(server.complete(aQuestion(), LONG)).isEqualTo(new Failed(failure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"choices\":[]}", "{\"choices\":[{\"message\":{\"content\":null}}]}",
            "[1,"})
    void aSuccessThatIsNoCompletionIsUnreadable(String body) {
        standIn.behaves(ModelStandIn.status(200, body));

        assertThat(server.complete(aQuestion(), LONG)).isEqualTo(new Failed(Failure.UNREADABLE));
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() {
        standIn.says(_ -> "a".repeat(300_000));

        assertThat(server.complete(aQuestion(), LONG)).isEqualTo(new Failed(Failure.UNREADABLE));
    }

    @Test
    void whatTheModelCouldNotFinishIsNotWhole() {
        standIn.behaves(ModelStandIn.status(200, """
                {"choices":[{"finish_reason":"length","message":{"content":"{"}}],"usage":{"total_tokens":9}}"""));

        assertThat(server.complete(aQuestion(), LONG)).isEqualTo(new Said("{", 9, false));
    }

    private HttpModelServer serverAt(String url) {
        return new ModelConfiguration().modelServer(
                new ModelSettings(url, "lfm", "", Duration.ofSeconds(2), 4, 1_000), clients, connections);
    }

    static Question aQuestion() {
        var schema = (ObjectNode) JsonMapper.shared().readTree("{\"type\":\"object\"}");
        return new Question("shop", List.of(Message.system("Read."), Message.user("milk")), schema, 50);
    }
}
