package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.ChatPlatform;
import com.tarcommerce.gateway.access.TopicRefused;
import com.tarcommerce.gateway.intake.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Telegram as far as it is asked; refuses to be asked inside a transaction. */
class FakePlatform implements ChatPlatform {
    final Set<String> administrators = ConcurrentHashMap.newKeySet();
    final List<String> created = new ArrayList<>();
    private final AtomicInteger nextThread = new AtomicInteger(100);
    private @Nullable Standing standing = new Standing(true, true, true);
    private @Nullable RuntimeException failure;
    private RuntimeException topicFailure = new IllegalStateException("the platform is away");
    private int topicsUntilFailure = Integer.MAX_VALUE;

    @Override
    public String channel() {
        return "telegram";
    }

    @Override
    public boolean isAdministrator(Room room, Sender sender) {
        answer();
        return administrators.contains(sender.id());
    }

    @Override
    public Optional<Standing> standing(Room room) {
        answer();
        return Optional.ofNullable(standing);
    }

    @Override
    public Room createTopic(Room chat, String title) {
        answer();
        if (topicsUntilFailure-- == 0) {
            throw topicFailure;
        }
        created.add(title);
        return chat.inThread(Integer.toString(nextThread.getAndIncrement()));
    }

    void reset() {
        administrators.clear();
        created.clear();
        standing = new Standing(true, true, true);
        failure = null;
        topicsUntilFailure = Integer.MAX_VALUE;
    }

    void stands(@Nullable Standing where) {
        standing = where;
    }

    void fails(RuntimeException with) {
        failure = with;
    }

    void refusesAfterTopics(int topics) {
        failsAfterTopics(topics);
        topicFailure = new TopicRefused("not enough rights", new IllegalStateException());
    }

    void failsAfterTopics(int topics) {
        topicFailure = new IllegalStateException("the platform is away");
        topicsUntilFailure = topics;
    }

    private void answer() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("the network was asked inside a transaction");
        }
        if (failure != null) {
            throw failure;
        }
    }
}
