package com.tarcommerce.benchmarks;

import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.outbound.OutboundApplication;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** One of several outbounds: the service's own jar in a process that can be killed. */
final class OutboundReplica implements AutoCloseable {
    private final Process process;
    private final RestClient http;
    private final Path log;

    private OutboundReplica(Process process, RestClient http, Path log) {
        this.process = process;
        this.http = http;
        this.log = log;
    }

    /**
     * @param ofClasses of this JVM; else the service's own jar
     * @param settings  with {@code TAR_OUTBOUND_PORT} and {@code TAR_INTERNAL_TOKEN} among them
     */
    static OutboundReplica launch(BotApiStandIn telegram, boolean ofClasses, Path log, Map<String, String> settings) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(ofClasses
                ? List.of("-cp", System.getProperty("java.class.path"), OutboundApplication.class.getName())
                : List.of("-jar", jar()));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(settings);
        builder.environment().putAll(Map.of("TAR_TELEGRAM_BOT_TOKEN", BotApiStandIn.TOKEN, "TAR_TELEGRAM_API_URL",
                telegram.url().toString()));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        var http = RestClient.builder().baseUrl("http://127.0.0.1:" + settings.get("TAR_OUTBOUND_PORT"))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.get("TAR_INTERNAL_TOKEN")).build();
        try {
            return new OutboundReplica(builder.start(), http, log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String jar() {
        try (var jars = Files.newDirectoryStream(Path.of("outbound-service", "target"), "*-exec.jar")) {
            return jars.iterator().next().toString();
        } catch (IOException | NoSuchElementException missing) {
            throw new IllegalStateException("outbound-service is not built: run this by benchmarks/run", missing);
        }
    }

    MessagesApi messages() {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(http)).build()
                .createClient(MessagesApi.class);
    }

    /** How many partitions it has; 0 if it does not answer. */
    double held() {
        try {
            var page = http.get().uri("/actuator/prometheus").retrieve().body(String.class);
            return page == null
                    ? 0
                    : page.lines().filter(line -> line.startsWith("tar_partitions_held "))
                            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
        } catch (RestClientException notYet) {
            if (!process.isAlive()) {
                throw new IllegalStateException("outbound has ended; see " + log, notYet);
            }
            return 0;
        }
    }

    static void awaitShares(List<OutboundReplica> replicas, int partitions) {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (true) {
            var held = replicas.stream().mapToDouble(OutboundReplica::held).toArray();
            var all = 0.0;
            var least = Double.MAX_VALUE;
            for (var each : held) {
                all += each;
                least = Math.min(least, each);
            }
            if (all == partitions && least > 0) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the replicas do not share out everything");
            }
            Suite.pause(Duration.ofMillis(200));
        }
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
