package com.tarcommerce.outbound;

import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Outbound in a JVM of its own, to be killed. */
final class OutboundProcess implements AutoCloseable {
    private final Process process;
    private final MessagesApi messages;

    private OutboundProcess(Process process, int port) {
        this.process = process;
        var http = RestClient.builder().baseUrl("http://127.0.0.1:" + port)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + RunningOutbound.TOKEN).build();
        this.messages = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(http)).build()
                .createClient(MessagesApi.class);
    }

    static OutboundProcess start(Path directory, BotApiStandIn telegram) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var process = new ProcessBuilder(List.of(java, "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1",
                "-cp", classPath, KillableOutbound.class.getName(), "--server.port=0",
                "--tar.database.directory=" + directory, "--tar.internal-token=" + RunningOutbound.TOKEN,
                "--tar.telegram.api-url=" + telegram.url(), "--tar.telegram.bot-token=" + BotApiStandIn.TOKEN,
                "--tar.telegram.limits.speed=0"))
                .redirectErrorStream(true).start();
        return new OutboundProcess(process, portOf(process));
    }

    private static int portOf(Process process) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var log = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            log.append(line).append('\n');
            if (line.startsWith(KillableOutbound.LISTENS)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(log::append));
                return Integer.parseInt(line.substring(KillableOutbound.LISTENS.length()));
            }
        }
        throw new IOException("outbound did not start:\n" + log);
    }

    MessagesApi messages() {
        return messages;
    }

    /** Without any warning, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
