package com.tarcommerce.testsupport.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.tarcommerce.testsupport.telegram.RequestParameters.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one call, decides whether it is to fail, carries it out, remembers it, answers. */
final class BotConnection implements HttpHandler {
    private final BotMethods methods;
    private final FailureScript script;
    private final CallLog calls;
    private volatile @Nullable LimitKeeper limits;
    private volatile @Nullable RandomFailures random;

    BotConnection(BotMethods methods, FailureScript script, CallLog calls) {
        this.methods = methods;
        this.script = script;
        this.calls = calls;
    }

    void limits(@Nullable LimitKeeper keeper) {
        limits = keeper;
    }

    void random(@Nullable RandomFailures failures) {
        random = failures;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var name = path.substring(path.lastIndexOf('/') + 1);
        var method = methods.find(name);
        if (method == null) {
            calls.add(new BotCall(name, Map.of(), System.nanoTime(), 404, false));
            write(exchange, Answer.error(404, "Not Found"));
            return;
        }
        try {
            write(exchange, answer(method, RequestParameters.read(exchange)));
        } catch (Unreadable broken) {
            write(exchange, Answer.error(400, "Bad Request: " + broken.getMessage()));
        }
    }

    private Answer answer(BotMethods.Method method, Map<String, String> parameters) {
        var arrivedAt = System.nanoTime();
        var failure = failure(method, parameters);
        var refused = failure != null && !failure.takesEffect;
        var answer = refused ? Answer.NONE : judgeAndCarryOut(method, parameters);
        var tookEffect = !refused && answer.ok();
        if (failure != null && failure.instead != null) {
            answer = failure.instead;
        }
        calls.add(new BotCall(method.name(), parameters, arrivedAt, answer.status(), tookEffect));
        if (failure != null) {
            pause(failure);
        }
        return answer;
    }

    private @Nullable Failure failure(BotMethods.Method method, Map<String, String> parameters) {
        var scripted = script.next(method.name(), parameters);
        var byChance = random;
        return scripted == null && byChance != null ? byChance.next(method.name(), parameters) : scripted;
    }

    private Answer judgeAndCarryOut(BotMethods.Method method, Map<String, String> parameters) {
        var keeper = limits;
        var sends = LimitedMethods.sends(method.name());
        if (keeper != null && (sends || LimitedMethods.signals(method.name()))) {
            var refusal = keeper.judge(sends ? parameters.getOrDefault("chat_id", "") : "");
            if (refusal != null) {
                return refusal;
            }
        }
        return carryOut(method, parameters);
    }

    private static Answer carryOut(BotMethods.Method method, Map<String, String> parameters) {
        try {
            return method.action().answer(new Parameters(parameters));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private static void pause(Failure failure) {
        try {
            Thread.sleep(failure.delay);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    static void write(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            if (answer.status() == 0) {
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (answer.retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            var body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
