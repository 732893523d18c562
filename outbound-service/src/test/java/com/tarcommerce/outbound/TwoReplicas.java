package com.tarcommerce.outbound;

import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.sqld.SqldServer;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two replicas in this JVM, by one settable clock, on a real sqld, and private chats that they share out. */
public final class TwoReplicas implements AutoCloseable {
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final BotApiStandIn telegram = BotApiStandIn.start();
    private final List<TelegramChat> chats;
    private final List<RunningOutbound> replicas = new ArrayList<>();
    private final int[] clusterPorts = {FreePorts.next(), FreePorts.next()};
    private final SqldServer server;
    private final String database;

    public TwoReplicas(Path folder, int count) {
        chats = IntStream.range(0, count).mapToObj(no -> TelegramChat.with(Person.called("Asha", 1_000L + no)))
                .toList();
        chats.forEach(telegram::add);
        server = SqldServer.start(folder);
        database = server.createDatabase("outbound");
    }

    /** @param limits how many times faster than the published ones; 0: none */
    public TwoReplicas start(String limits) {
        replicas.add(start(0, limits));
        replicas.add(start(1, limits));
        await().atMost(Duration.ofSeconds(60)).until(() -> held(one()) > 0 && held(two()) > 0
                && held(one()) + held(two()) == Partitions.COUNT);
        return this;
    }

    private RunningOutbound start(int no, String limits) {
        return RunningOutbound.replica(database, telegram, clock, "--server.port=" + FreePorts.next(),
                "--tar.telegram.limits.speed=" + limits,
                "--tar.cluster.members=127.0.0.1:" + clusterPorts[0] + " 127.0.0.1:" + clusterPorts[1],
                "--tar.cluster.host=127.0.0.1", "--tar.cluster.port=" + clusterPorts[no]);
    }

    public SettableClock clock() {
        return clock;
    }

    public BotApiStandIn telegram() {
        return telegram;
    }

    public RunningOutbound one() {
        return replicas.getFirst();
    }

    public RunningOutbound two() {
        return replicas.getLast();
    }

    public List<TelegramChat> chats() {
        return chats;
    }

    /** Those that the replica sends to. */
    public List<TelegramChat> chatsOf(RunningOutbound replica) {
        return chats.stream().filter(chat -> replica.bean(Partitions.class).hold(partition(chat)) != null).toList();
    }

    public static int partition(TelegramChat chat) {
        return Partitions.of("telegram", Long.toString(chat.id()));
    }

    public static int held(RunningOutbound replica) {
        return replica.bean(Partitions.class).held();
    }

    public static SendMessage message(TelegramChat chat, int no) {
        return Messages.text("no " + no).in(chat).build();
    }

    @Override
    public void close() {
        replicas.reversed().forEach(RunningOutbound::close);
        server.close();
        telegram.close();
    }
}
