package com.tarcommerce.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * One replica's connections to the database, through which nothing gets while they are held: as on a network that is
 * gone, nobody is told, and what was sent arrives once it is back.
 */
final class DatabaseLine implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d+");

    private final String database;
    private final int port;
    private final ServerSocket server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition back = lock.newCondition();
    private boolean held;

    /** @param database JDBC URL of a server on the loopback interface */
    DatabaseLine(String database) {
        this.database = database;
        var found = PORT.matcher(database);
        if (!found.find()) {
            throw new IllegalArgumentException("no port in " + database);
        }
        port = Integer.parseInt(found.group());
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().name("database-line").start(this::accept);
    }

    /** The same database through this line. */
    String url() {
        return PORT.matcher(database).replaceFirst(String.valueOf(server.getLocalPort()));
    }

    void hold(boolean on) {
        lock.lock();
        try {
            held = on;
            back.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                var target = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(client);
                sockets.add(target);
                Thread.ofVirtual().start(() -> pump(client, target));
                Thread.ofVirtual().start(() -> pump(target, client));
            } catch (IOException closedOrDown) {
                Suite.pause(Duration.ofMillis(1));
            }
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[64 * 1024];
        try (from; to) {
            for (var read = from.getInputStream().read(buffer); read >= 0; read = from.getInputStream().read(buffer)) {
                awaitBack();
                to.getOutputStream().write(buffer, 0, read);
            }
            awaitBack();
        } catch (IOException over) {
            // The other end is closed with it.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitBack() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (held) {
                back.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
