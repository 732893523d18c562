package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.whatsapp.BridgeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One shop with a room on every channel, by the real services: it begins in the browser, and the others join it. */
class OneShopEverywhereTests {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern CODE = Pattern.compile("/join ([A-Z0-9-]+)");
    private static final WebPlatform WEB = new WebPlatform();
    private static final Map<String, Platform> PLATFORMS = new LinkedHashMap<>();
    @TempDir
    private static Path data;
    private static DemoSuite suite;

    @BeforeAll
    static void open() throws Exception {
        PLATFORMS.put("web", WEB);
        PLATFORMS.put("telegram", new TelegramPlatform());
        PLATFORMS.put("slack", new SlackPlatform());
        PLATFORMS.put("cloud", new CloudPlatform());
        if (BridgeProcess.missing().isEmpty() || BridgeProcess.isRequired()) {
            PLATFORMS.put("bridge", new BridgePlatform(data));
        }
        var settings = new HashMap<String, String>();
        PLATFORMS.values().forEach(platform -> settings.putAll(platform.settings()));
        suite = DemoSuite.start(Launch.inThisJvm(), settings);
        for (var platform : PLATFORMS.values()) {
            platform.open(suite);
            if (platform != WEB) {
                say(platform, "/join " + code(), "Web shop");
            }
            say(platform, "/bind orders", "orders");
        }
    }

    @AfterAll
    static void close() throws Exception {
        for (var platform : PLATFORMS.values()) {
            platform.close();
        }
        suite.close();
    }

    @Test
    void aPaidOrderIsToldOnceInEveryRoomOfItsRole() {
        pay("5001");
        awaitEverywhere("Order 5001 is paid");

        // What is told later comes later: by then a second telling of the first would be there.
        pay("5002");
        awaitEverywhere("Order 5002 is paid");

        PLATFORMS.forEach((name, platform) -> assertThat(told(platform, "is paid")).as(name)
                .containsExactly("Order 5001 is paid: ₹249.", "Order 5002 is paid: ₹249."));
        assertThat(suite.query("select count(distinct tenant_id) from room")).isEqualTo("1");
        assertThat(suite.query("select count(distinct channel || account) from room where role = 'orders'"))
                .isEqualTo(Integer.toString(PLATFORMS.size()));
    }

    private static void pay(String order) {
        suite.update("insert into nodes (id, tenant_id, kind, name, status, amount) select '" + order
                + "', tenant_id, 'order', 'Asha', 'paid', 24900 from room limit 1");
    }

    private static void awaitEverywhere(String text) {
        PLATFORMS.forEach((name, platform) -> await(name).atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(platform, text)).isNotEmpty()));
    }

    private static List<String> told(Platform platform, String part) {
        return platform.shown().stream().filter(text -> text.contains(part)).toList();
    }

    private static String code() throws Exception {
        var before = WEB.shown().size();
        say(WEB, "/link", "/join ");
        var code = CODE.matcher(WEB.shown().stream().skip(before).filter(text -> text.contains("/join ")).findFirst()
                .orElseThrow());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    /** Says it, and waits for the answer. */
    private static void say(Platform platform, String text, String answer) throws Exception {
        var before = platform.shown().size();
        assertThat(platform.says(text).deliver()).as(text).isBetween(200, 299);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(platform.shown().stream().skip(before))
                .anyMatch(said -> said.contains(answer)));
    }
}
