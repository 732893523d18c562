package com.tarcommerce.testsupport.event;

import java.util.List;

/**
 * A call of {@code lib_http_post} and what comes of it, the same for the function in a libSQL server and for the one in the
 * embedded engine.
 *
 * @param queue the column {@code url} of the row that is kept; empty if the call is refused
 * @param lane  the row's lane, or, of a call that is refused, words that its error must hold
 */
public record PostCase(String url, String body, String queue, String lane) {
    private static final String SEED = "https://alert-worker.tar.workers.dev";
    private static final String OURS = "tar:events";
    private static final String NO_OBJECT = "the body is no JSON object";

    /** With {@code TAR_WEBHOOK_ALLOW} set to {@link #ALLOWED}, and no map. */
    public static List<PostCase> all() {
        return List.of(
                kept("{\"merchant_id\":\"t1\",\"order_id\":\"1001\"}", "t1|1001"),
                kept("{}", "|"),
                kept(" {\"id\" : 7 }\n", "|7"),
                kept("{\"tenant_id\":\"a\",\"merchant_id\":\"b\",\"id\":3,\"order_id\":\"2\",\"key\":\"1\"}", "a|1"),
                kept("{\"merchant_id\":\"b\",\"id\":3,\"order_id\":null,\"key\":\"\"}", "b|3"),
                kept("{\"tenant_id\":\"\",\"merchant_id\":\"b\",\"id\":true}", "b|"),
                kept("{\"tenant\\u005fid\":\"\\u0926\\ud83e\\udd5b\",\"id\":{\"id\":5},\"key\":[{\"key\":6}]}", "द🥛|"),
                kept("{\"id\":\"it's; drop table webhook_outbox; --\"}", "|it's; drop table webhook_outbox; --"),
                kept("{\"id\":1,\"id\":2}", "|2"),
                kept("{\"id\":12345678901234567890}", "|12345678901234567890"),
                kept("{\"a\":[1,[2,{\"id\":3}]],\"id\":\"x|y\"}", "|x|y"),
                new PostCase(SEED + "/notify?x=1", "{\"id\":1}", OURS, "|1"),
                new PostCase("HTTPS://ALERT-WORKER.tar.workers.dev:443", "{\"id\":1}", OURS, "|1"),
                new PostCase(OURS, "{\"id\":1}", OURS, "|1"),
                new PostCase(OURS, "{\"type\":\"cart.changed\",\"tenant_id\":\"a\",\"id\":\"c\"}", "tar:carts", "a|c"),
                new PostCase(OURS, "{\"type\":\"task.changed\",\"tenant_id\":\"a\",\"id\":\"t\"}", "tar:carts", "a|t"),
                new PostCase(ALLOWED, "{\"id\":1}", ALLOWED, "|1"),
                new PostCase(ALLOWED + "/orders?shop=1", "{\"id\":1}", ALLOWED + "/orders?shop=1", "|1"),
                refused(ALLOWED + "able", "{}", "TAR_WEBHOOK_ALLOW"),
                refused(ALLOWED + "/../admin", "{}", "lib_http_post"),
                refused("https://shop.example:8443/hooks", "{}", "TAR_WEBHOOK_ALLOW"),
                refused("http://shop.example/hooks", "{}", "TAR_WEBHOOK_ALLOW"),
                refused("https://evil.example@shop.example/hooks", "{}", "lib_http_post"),
                refused("https://evil.example", "{}", "TAR_WEBHOOK_MAP"),
                refused("ftp://shop.example/hooks", "{}", "no plain http or https"),
                refused("", "{}", "no plain http or https"),
                refused(SEED, "", NO_OBJECT), refused(SEED, "[]", NO_OBJECT), refused(SEED, "null", NO_OBJECT),
                refused(SEED, "{} {}", NO_OBJECT), refused(SEED, "{\"a\":", NO_OBJECT),
                refused(SEED, "{\"a\":01}", NO_OBJECT), refused(SEED, "{\"a\":1,}", NO_OBJECT),
                refused(SEED, "{a:1}", NO_OBJECT), refused(SEED, "{\"a\":\"\\x\"}", NO_OBJECT),
                refused(SEED, "{'a':1}", NO_OBJECT), refused(SEED, "{\"a\":tru}", NO_OBJECT),
                refused(SEED, "{\"a\":1.}", NO_OBJECT), refused(SEED, "{\"a\":\"\u0001\"}", NO_OBJECT),
                refused(SEED, "{\"a\":NaN}", NO_OBJECT), refused(SEED, "{/* a */}", NO_OBJECT),
                refused(SEED, "{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}", NO_OBJECT));
    }

    public static final String ALLOWED = "https://shop.example/hooks";

    private static PostCase kept(String body, String lane) {
        return new PostCase(SEED, body, OURS, lane);
    }

    private static PostCase refused(String url, String body, String words) {
        return new PostCase(url, body, "", words);
    }

    public boolean isRefused() {
        return queue.isEmpty();
    }
}
