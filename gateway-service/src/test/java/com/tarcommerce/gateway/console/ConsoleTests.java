package com.tarcommerce.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.FakeResponder;
import com.tarcommerce.gateway.intake.Gateway;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is given, over HTTP. */
class ConsoleTests {
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @TempDir
    static Path data;
    static FakeOutbound outbound;
    static Gateway gateway;

    @BeforeAll
    static void start() {
        outbound = FakeOutbound.start();
        gateway = Gateway.start(data, outbound, new FakeResponder());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        outbound.close();
    }

    @ParameterizedTest
    @CsvSource({"/console, text/html", "/console/, text/html", "/console/console.css, text/css",
            "/console/console.js, text/javascript"})
    void everyFileComesWithItsTypeAndAPolicyThatLetsInNothingFromElsewhere(String path, String type) {
        var file = gateway.get(path);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Content-Type")).isEqualToIgnoringCase(type + ";charset=UTF-8");
        assertThat(header(file, "Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'",
                "frame-ancestors 'none'", "base-uri 'none'").doesNotContain("unsafe", "*", "http:");
        assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(file, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void thePageNamesNoAddressButOursAndHoldsNothingInLine() {
        var page = gateway.get("/console").body();

        assertThat(ADDRESS.matcher(page).results().map(found -> found.group(1))).isNotEmpty()
                .allSatisfy(address -> assertThat(address).matches("/console/console\\.(css|js)|data:,"));
        assertThat(page).doesNotContain("<style", "style=", "onclick", "onload")
                .doesNotContainPattern("<script(?![^>]*src=)");
    }

    @Test
    void theScriptPutsNothingIntoThePageAsMarkupAndKeepsTheKeyInThisTabOnly() {
        var script = gateway.get("/console/console.js").body();

        assertThat(script).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                "new Function", "localStorage", "document.cookie").contains("sessionStorage", "textContent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/index.html", "/console/nothing", "/console/..%2fgateway.yml"})
    void thereIsNothingElse(String path) {
        assertThat(gateway.get(path).statusCode()).isIn(400, 404);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
