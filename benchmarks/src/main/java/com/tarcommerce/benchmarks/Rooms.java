package com.tarcommerce.benchmarks;

import com.tarcommerce.common.contract.message.MessageKind;
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
import java.util.stream.IntStream;

/** Forums of five topics each, five small groups in place of each twentieth, and numbered messages for them. */
record Rooms(int count) {
    private static final int TOPICS = 5;
    private static final int GROUPS_EACH = 20;
    private static final int BATCH = 1_000;

    void open(BotApiStandIn telegram) {
        for (var forum = 0; forum * TOPICS < count; forum++) {
            if (!isGroup(forum * TOPICS)) {
                var chat = TelegramChat.forum(id(forum), "Shop " + forum);
                for (var topic = 0; topic < TOPICS; topic++) {
                    chat.topic(thread(topic));
                }
                telegram.add(chat);
            }
        }
    }

    /** The small groups, each a room of its own: they are to be {@link BotApiStandIn#add added}, and may migrate. */
    List<TelegramChat> groups() {
        return IntStream.range(0, count).filter(Rooms::isGroup)
                .mapToObj(room -> TelegramChat.group(groupId(room), "Small shop " + room)).toList();
    }

    static TelegramChat supergroupOf(TelegramChat group) {
        return TelegramChat.supergroup(group.id() - 1_000_000_000_000L, group.title());
    }

    int chats() {
        var groups = (int) IntStream.range(0, count).filter(Rooms::isGroup).count();
        return groups + (count - groups + TOPICS - 1) / TOPICS;
    }

    private static boolean isGroup(int room) {
        return room / TOPICS % GROUPS_EACH == 1;
    }

    private static long id(int forum) {
        return -1_000_000L - forum;
    }

    private static long groupId(int room) {
        return -5_000_000L - room;
    }

    private static long thread(int topic) {
        return 100L + topic;
    }

    Room room(int number) {
        return isGroup(number)
                ? Room.of("telegram", String.valueOf(groupId(number)))
                : new Room("telegram", null, String.valueOf(id(number / TOPICS)),
                        String.valueOf(thread(number % TOPICS)));
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

    /** One in five is in bold, one in five answers another. */
    private SendMessage message(int number, Priority priority) {
        var room = number % count;
        var text = "%d %06d".formatted(room, number);
        var message = SendMessage.text("n:" + number, "drill", room(room), text, priority);
        return switch ((number + number / count) % 5) {
            case 1 -> message.saying("*" + text + "*").in("markdown");
            case 3 -> message.as(MessageKind.MESSAGE, "1");
            default -> message;
        };
    }
}
