package com.tarcommerce.outbound.channel.telegram;

import com.tarcommerce.outbound.channel.AnswerGuard;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;

/** The connections to the Bot API, which all bots share. */
final class BotClients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(10);
    /** 20 MB at 4 Mbit/s. */
    private static final Duration UPLOAD = Duration.ofSeconds(45);
    private static final int MOST_CALLS = 256;
    private static final int IDLE_CONNECTIONS = 64;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient http;
    private final OkHttpClient uploads;
    private final TelegramUrl url;

    BotClients(TelegramSettings settings) {
        var dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(MOST_CALLS);
        dispatcher.setMaxRequestsPerHost(MOST_CALLS);
        this.http = new OkHttpClient.Builder().dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 5, TimeUnit.MINUTES)).connectTimeout(CONNECT)
                .readTimeout(CALL).writeTimeout(CALL).callTimeout(CALL).retryOnConnectionFailure(false)
                .followRedirects(false).addInterceptor(new StatusGuard()).addNetworkInterceptor(new AnswerGuard())
                .build();
        this.uploads = http.newBuilder().callTimeout(UPLOAD).build();
        this.url = settings.url();
    }

    BotClient of(String token) {
        return new BotClient(new OkHttpTelegramClient(http, token, url), new OkHttpTelegramClient(uploads, token, url));
    }

    @Override
    public void close() {
        threads.shutdown();
        http.connectionPool().evictAll();
    }
}
