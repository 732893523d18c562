package com.tarcommerce.benchmarks;

import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.SendMessages;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Forums of five topics each, and numbered messages for them. */
record Rooms(int count) {
    private static final int TOPICS = 5;
    private static final int BATCH = 1_000;

    void open(BotApiStandIn telegram) {
        for (var forum = 0; forum * TOPICS < count; forum++) {
            var chat = TelegramChat.forum(id(forum), "Shop " + forum);
            for (var topic = 0; topic < TOPICS; topic++) {
                chat.topic(thread(topic));
            }
            telegram.add(chat);
        }
    }

    int forums() {
        return (count + TOPICS - 1) / TOPICS;
    }

    private static long id(int forum) {
        return -1_000_000L - forum;
    }

    private static long thread(int topic) {
        return 100L + topic;
    }

    Room room(int number) {
        return new Room("telegram", null, String.valueOf(id(number / TOPICS)), String.valueOf(thread(number % TOPICS)));
    }

    /** In the order of their numbers, so many at a time; message {@code n} goes to room {@code n mod count}. */
    void send(MessagesApi outbound, int messages, Priority priority) {
        send(outbound::sendAll, messages, priority);
    }

    void send(Consumer<SendMessages> outbound, int messages, Priority priority) {
        for (var from = 0; from < messages; from += BATCH) {
            var batch = new ArrayList<SendMessage>();
            for (var number = from; number < Math.min(messages, from + BATCH); number++) {
                batch.add(message(number, priority));
            }
            outbound.accept(new SendMessages(List.copyOf(batch)));
        }
    }

    private SendMessage message(int number, Priority priority) {
        var room = number % count;
        return SendMessage.text("n:" + number, "drill", room(room), "%d %06d".formatted(room, number), priority);
    }
}
