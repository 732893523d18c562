package com.tarcommerce.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(classes = TinyService.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=tar-service", "tar.internal-token=internal-token-of-the-test"})
class ProblemAdviceTests {
    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void instantsComeInAsIsoOrEpochMillisecondsAndGoOutAsIso() throws Exception {
        assertThat(post("{\"name\":\"a\",\"weight\":1,\"at\":1772355600123}").body())
                .contains("\"at\":\"2026-03-01T09:00:00.123Z\"");
        assertThat(post("{\"name\":\"a\",\"weight\":1,\"at\":\"2026-03-01T14:30:00+05:30\"}").body())
                .contains("\"at\":\"2026-03-01T09:00:00Z\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":                                              | no JSON of the form
            []                                                    | no JSON of the form
            {"name":"a","weight":"heavy"}                         | 'weight'
            {"name":"a"}                                          | 'weight'
            {"name":"a","weight":1.5}                             | 'weight'
            {"name":"a","weight":1,"at":"tomorrow"}               | 'at'
            {"name":"a","weight":1,"inside":{"name":"b","weight":[]}} | 'inside.weight'
            {"name":" ","weight":1}                               | name must not be blank
            """)
    void aBodyThatCanNotBeReadIsA400ThatNamesTheFieldButNotItsValue(String body, String detail) throws Exception {
        var answer = post(body);

        assertThatIsProblem(answer, 400, "malformed");
        assertThat(detail(answer)).contains(detail).doesNotContain("heavy", "tomorrow", "tarcommerce", "java.");
    }

    @Test
    void anEmptyBodyIsA400() throws Exception {
        assertThatIsProblem(post(""), 400, "malformed");
    }

    @Test
    void anUnknownPathAWrongMethodAndAWrongTypeAreProblemsToo() throws Exception {
        assertThatIsProblem(send(request("/nowhere")), 404, "not-found");
        assertThatIsProblem(send(request("/parcels")), 405, "method-not-allowed");
        var text = request("/parcels").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("hello"));
        assertThatIsProblem(send(text), 415, "unsupported-media-type");
    }

    @Test
    void whatNobodyExpectedIsA500ThatTellsNothing() throws Exception {
        var answer = send(request("/broken"));

        assertThatIsProblem(answer, 500, "internal");
        assertThat(answer.body()).doesNotContain("hunter2", "IllegalState", "\tat ");
    }

    @Test
    void aProblemOfOursKeepsItsTypeAndWords() throws Exception {
        var answer = send(request("/gone"));

        assertThatIsProblem(answer, 409, "already-gone");
        assertThat(detail(answer)).isEqualTo("It left this morning.");
    }

    @Test
    void aGuardedPathWantsTheInternalToken() throws Exception {
        assertThatIsProblem(send(request("/v1/inside")), 401, "unauthorized");
        var known = request("/v1/inside").header("Authorization", "Bearer internal-token-of-the-test");
        assertThat(send(known).body()).isEqualTo("welcome");
        assertThat(send(request("/actuator/health")).statusCode()).isEqualTo(200);
        assertThat(send(request("/actuator/prometheus")).statusCode()).isEqualTo(401);
        assertThat(send(request("/actuator/env")).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gone;x", "/gone;x=1", "/;x/gone", "/gone;", "/v1/inside;x"})
    void aPathWithParametersIsRefusedAndNotCutShort(String path) throws Exception {
        var answer = send(request(path));

        assertThatIsProblem(answer, 400, "malformed");
        assertThat(detail(answer)).contains("';'");
    }

    @Test
    void whatTomcatItselfRefusesIsAProblemToo() throws Exception {
        assertThatIsProblem(send(request("/gone%2Fx")), 400, "malformed");
        assertThatIsProblem(send(request("/gone").header("X-Long", "x".repeat(20_000))), 400, "malformed");
    }

    @Test
    void theLogShowsTheFactsOfAnEntry(CapturedOutput output) {
        LoggerFactory.getLogger(getClass()).atInfo().addKeyValue("parcel", 7).addKeyValue("reason", "no one at home")
                .log("a parcel came back");
        LoggerFactory.getLogger(getClass()).atInfo().log("nothing else");

        assertThat(output.getOut().lines())
                .anyMatch(line -> line.endsWith("a parcel came back parcel=\"7\" reason=\"no one at home\""))
                .anyMatch(line -> line.endsWith("nothing else"));
    }

    private static void assertThatIsProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                contentType -> assertThat(contentType).startsWith("application/problem+json"));
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:tar:problem:" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).isNotBlank();
    }

    private static String detail(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body()).path("detail").asString();
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(request("/parcels").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
