package com.tarcommerce.libsql.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.event.PostCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The function makes the same of a call as the one that the embedded engine has. */
class TwinTests {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(Host.class)
    void asInTheEmbeddedEngine(Host host) throws IOException {
        try (var shop = new WithSession(host, folder, Receiver.open(), Map.of("TAR_WEBHOOK_ALLOW", PostCase.ALLOWED))) {
            for (var each : PostCase.all()) {
                shop.session.run("delete from webhook_outbox");
                var said = shop.session
                        .run("select lib_http_post(" + text(each.url()) + ", " + text(each.body()) + ")");

                if (each.isRefused()) {
                    assertThat(said).as(each.toString()).singleElement().asString().contains("lib_http_post")
                            .contains(each.lane());
                }
                assertThat(shop.session.run("select url, lane, hex(body) from webhook_outbox")).as(each.toString())
                        .isEqualTo(each.isRefused()
                                ? List.of()
                                : List.of(each.queue() + "|" + each.lane() + "|" + hex(each.body())));
            }
        }
    }

    /** As hosts that read line by line take any text. */
    private static String text(String any) {
        return "cast(x'" + hex(any) + "' as text)";
    }

    private static String hex(String any) {
        return HexFormat.of().withUpperCase().formatHex(any.getBytes(StandardCharsets.UTF_8));
    }
}
