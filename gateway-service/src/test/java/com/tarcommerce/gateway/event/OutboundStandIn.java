package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.gateway.event.StandIn.Answer;
import com.tarcommerce.gateway.event.StandIn.Call;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Accepts messages by key as outbound does: the same key and body again is the same message, another body a 409. */
final class OutboundStandIn {
    private static final JsonMapper JSON = new JsonMapper();

    private final StandIn server = StandIn.answering(this::accept);
    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Set<String> sent = new HashSet<>();
    private final List<String> withdrawn = new ArrayList<>();
    private Predicate<String> away = _ -> false;
    private volatile Predicate<String> hanging = _ -> false;
    private volatile CountDownLatch answers = new CountDownLatch(0);
    private int refusal = 503;

    record Told(String tenant, String key, String chat, String text, JsonNode body) {
    }

    String url() {
        return server.url();
    }

    /** Everything about a shop is answered with this status until {@link #isBack}. */
    synchronized void goesAway(String tenant, int status) {
        refusal = status;
        away = body -> body.contains("\"" + tenant + "\"");
    }

    /** Everything about a shop gets no answer until the latch is counted down. */
    CountDownLatch hangs(String tenant) {
        answers = new CountDownLatch(1);
        hanging = body -> body.contains("\"" + tenant + "\"");
        return answers;
    }

    synchronized void isBack() {
        away = _ -> false;
        hanging = _ -> false;
    }

    synchronized List<Told> told(String tenant) {
        return told.values().stream().filter(it -> it.tenant().equals(tenant)).toList();
    }

    synchronized List<String> texts(String tenant) {
        return told(tenant).stream().map(Told::text).toList();
    }

    /** Calls that named the shop, whatever came of them. */
    long calls(String tenant) {
        return server.calls().stream().filter(call -> about(call).contains("\"" + tenant + "\"")).count();
    }

    /** Messages that were handed over, one that came again more than once. */
    long messages(String tenant) {
        return server.calls().stream()
                .mapToLong(call -> call.body().split("\"tenant\":\"" + tenant + "\"", -1).length - 1L)
                .sum();
    }

    /** The keys of what was taken back before it was sent. */
    synchronized List<String> withdrawn(Shop shop) {
        return withdrawn.stream().filter(key -> key.contains(":" + shop.id + ":")).toList();
    }

    /** What waits of a shop leaves; nothing does by itself. */
    synchronized void sends(Shop shop) {
        told(shop.id).forEach(message -> sent.add(message.key()));
    }

    /** As if it had just been accepted. */
    synchronized void take(SendMessage message) {
        keep(JSON.valueToTree(message));
    }

    /** As if nothing of a shop had come. */
    synchronized void forgets(Shop shop) {
        told.values().removeIf(it -> it.tenant().equals(shop.id));
    }

    private void keep(JsonNode message) {
        told.putIfAbsent(message.get("idempotencyKey").asString(),
                new Told(message.get("tenant").asString(), message.get("idempotencyKey").asString(),
                        message.get("room").get("chat").asString(), message.get("text").asString(), message));
    }

    private Answer accept(Call call) {
        if (hanging.test(about(call))) {
            try {
                answers.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return acceptNow(call);
    }

    private static String about(Call call) {
        return call.body().isEmpty() ? "\"" + call.query().get("tenant") + "\"" : call.body();
    }

    private synchronized Answer acceptNow(Call call) {
        if (away.test(about(call))) {
            return Answer.of(refusal);
        }
        if (!"Bearer internal-token-of-these-tests".equals(call.headers().get("Authorization"))) {
            return Answer.of(401);
        }
        if (call.method().equals("DELETE")) {
            return withdraw(Objects.requireNonNull(call.query().get("idempotencyKey")));
        }
        var body = JSON.readTree(call.body());
        var messages = new ArrayList<JsonNode>();
        if (call.path().equals("/v1/messages:batch")) {
            body.get("messages").forEach(messages::add);
        } else {
            messages.add(body);
        }
        if (messages.stream().anyMatch(this::clashes)) {
            return Answer.of(409);
        }
        messages.forEach(this::keep);
        return Answer.of(202, call.path().endsWith("batch") ? "{\"ids\":[]}" : "{\"id\":\"m\"}");
    }

    private Answer withdraw(String key) {
        if (!told.containsKey(key)) {
            return Answer.of(404);
        }
        if (sent.contains(key)) {
            return Answer.of(409, "{\"type\":\"urn:tar:problem:already-sent\",\"status\":409}");
        }
        withdrawn.add(key);
        return Answer.of(204);
    }

    private boolean clashes(JsonNode message) {
        var earlier = told.get(message.get("idempotencyKey").asString());
        return earlier != null && !withoutTrace(earlier.body()).equals(withoutTrace(message));
    }

    private static JsonNode withoutTrace(JsonNode message) {
        return message.deepCopy().asObject().without("trace");
    }
}
