package com.tarcommerce.outbound;

import com.tarcommerce.common.contract.message.DeadLettersApi;
import com.tarcommerce.common.contract.message.Message;
import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.wakeup.Wakeups;
import com.tarcommerce.testsupport.sqld.TestEngine;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The service as it runs, on a free port, with a clock that tests move and a Telegram that stands in. */
public final class RunningOutbound implements AutoCloseable {
    public static final String TOKEN = "a-token-for-tests-only";

    private final ConfigurableApplicationContext context;
    private final RestClient http;

    private RunningOutbound(ConfigurableApplicationContext context) {
        this.context = context;
        this.http = RestClient.builder().baseUrl("http://127.0.0.1:" + port())
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN).build();
    }

    /** @param settings more arguments; without any, Telegram's limits are lifted */
    public static RunningOutbound start(Path directory, String telegramUrl, String botToken, SettableClock clock,
            String... settings) {
        TestEngine.require();
        var outbound = run(new ArrayList<>(List.of("--server.port=0", "--tar.database.directory=" + directory,
                "--tar.database.url=" + TestEngine.databaseUrl(directory), "--tar.telegram.api-url=" + telegramUrl,
                "--tar.telegram.bot-token=" + botToken)), clock, settings);
        TestEngine.verify(outbound.bean(DataSource.class));
        return outbound;
    }

    /** One of several on one database, which need not be of the engine of this run. */
    public static RunningOutbound replica(String databaseUrl, BotApiStandIn telegram, SettableClock clock,
            String... settings) {
        return run(new ArrayList<>(List.of("--tar.database.url=" + databaseUrl,
                "--tar.telegram.api-url=" + telegram.url(), "--tar.telegram.bot-token=" + BotApiStandIn.TOKEN)), clock,
                settings);
    }

    /** With Telegram's limits lifted, and what it asks its database counted. */
    static RunningOutbound counting(Path directory, BotApiStandIn telegram, SettableClock clock,
            CountedStatements statements) {
        return with(beans -> beans.registerBean("countedStatements", CountedStatements.class, () -> statements),
                directory, telegram, clock);
    }

    /** With Telegram's limits lifted, and beans of a test's own. */
    public static RunningOutbound with(Consumer<GenericApplicationContext> more, Path directory,
            BotApiStandIn telegram, SettableClock clock) {
        TestEngine.require();
        return run(new ArrayList<>(List.of("--server.port=0", "--tar.database.directory=" + directory,
                "--tar.database.url=" + TestEngine.databaseUrl(directory),
                "--tar.callback.webhook-secret=a-secret-of-more-than-16-bytes",
                "--tar.telegram.api-url=" + telegram.url(), "--tar.telegram.bot-token=" + BotApiStandIn.TOKEN)),
                clock, more);
    }

    private static RunningOutbound run(List<String> arguments, SettableClock clock, String... settings) {
        return run(arguments, clock, _ -> {
        }, settings);
    }

    private static RunningOutbound run(List<String> arguments, SettableClock clock,
            Consumer<GenericApplicationContext> more, String... settings) {
        arguments.add("--tar.internal-token=" + TOKEN);
        arguments.addAll(settings.length == 0 ? List.of("--tar.telegram.limits.speed=0") : List.of(settings));
        var context = OutboundApplication.service()
                .initializers((GenericApplicationContext beans) -> {
                    beans.registerBean("settableClock", InstantSource.class, () -> clock);
                    more.accept(beans);
                })
                .run(arguments.toArray(String[]::new));
        clock.onMove(context.getBean(Wakeups.class)::wake);
        return new RunningOutbound(context);
    }

    public static RunningOutbound start(Path directory, BotApiStandIn telegram, SettableClock clock,
            String... settings) {
        return start(directory, telegram.url().toString(), BotApiStandIn.TOKEN, clock, settings);
    }

    public int port() {
        return Integer.parseInt(
                Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    public RestClient http() {
        return http;
    }

    public MessagesApi messages() {
        return proxy(MessagesApi.class);
    }

    public DeadLettersApi deadLetters() {
        return proxy(DeadLettersApi.class);
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Sends it and returns its id. */
    public String send(SendMessage message) {
        return Objects.requireNonNull(messages().send(message).getBody()).id();
    }

    public Message get(String id) {
        return messages().get(id);
    }

    /** Waits until the message is in the state. */
    public Message awaitState(String id, String state) {
        return Awaitility.await().until(() -> get(id), message -> message.state().wire().equals(state));
    }

    /** Waits until so many tries of the message are recorded. */
    public Message awaitAttempts(String id, int count) {
        return Awaitility.await().until(() -> get(id), message -> message.attempts().size() >= count);
    }

    private <T> T proxy(Class<T> api) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(http)).build().createClient(api);
    }

    @Override
    public void close() {
        context.close();
    }
}
