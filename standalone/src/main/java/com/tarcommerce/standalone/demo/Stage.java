package com.tarcommerce.standalone.demo;

import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Says things in topics, waits for what Tar says there, and writes both down. */
final class Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BotApiStandIn telegram;
    private final PrintStream out;
    private final Set<Line> heard = new HashSet<>();

    Stage(BotApiStandIn telegram, PrintStream out) {
        this.telegram = telegram;
        this.out = out;
    }

    void chapter(String sentence) {
        out.println();
        out.println(sentence);
    }

    void tell(String line) {
        out.println("  " + line);
    }

    /** @return when Telegram handed it over, as {@link System#nanoTime()} */
    long says(Topic topic, String text) {
        out.printf("  %-10s Ravi: %s%n", topic.label(), text);
        var update = Updates.text(text).in(DemoSuite.FORUM, topic.thread()).from(Updates.RAVI).json();
        var now = System.nanoTime();
        telegram.happens(update);
        return now;
    }

    /** A button under something that was heard, as Telegram tells of it once the message is old. */
    void presses(Topic topic, BotCall message, String label) {
        var button = message.button(label)
                .orElseThrow(() -> new DidNotHappen("a button '" + label + "' under: " + message.text()));
        out.printf("  %-10s Ravi: [%s]%n", topic.label(), label);
        telegram.happens(Updates.press(button).in(DemoSuite.FORUM).from(Updates.RAVI).onInaccessibleMessage().json());
    }

    /** Somebody writes in a private chat. */
    void writes(TelegramChat chat, Person person, String text) {
        out.printf("  %-10s %s: %s%n", person.firstName(), person.firstName(), text);
        telegram.happens(Updates.text(text).in(chat).from(person).json());
    }

    /** The first message there with the words in a line that was not heard before; its other lines are still to be heard. */
    BotCall hears(Topic topic, String containing) {
        return hears(topic, containing, Duration.ZERO);
    }

    /** The same for what takes so much longer. */
    BotCall hears(Topic topic, String containing, Duration longer) {
        return heard(topic.label(), containing, longer, message -> isIn(DemoSuite.FORUM, message)
                && Long.valueOf(topic.thread()).equals(message.thread()));
    }

    /** The same in a private chat. */
    BotCall reaches(TelegramChat chat, String name, String containing, Duration longer) {
        return heard(name, containing, longer, message -> isIn(chat, message));
    }

    private static boolean isIn(TelegramChat chat, BotCall message) {
        return message.chat().equals(Long.toString(chat.id()));
    }

    private BotCall heard(String where, String containing, Duration longer, Predicate<BotCall> place) {
        var call = telegram.find(PATIENCE.plus(longer), message -> message.method().equalsIgnoreCase("sendMessage")
                && message.ok() && place.test(message) && newLine(message, containing).isPresent())
                .orElseThrow(() -> new DidNotHappen("no message with '" + containing + "' came to " + where
                        + "; not expected were: " + unheard()));
        var isNew = heard.stream().noneMatch(line -> line.of().equals(call));
        heard.add(newLine(call, containing).orElseThrow());
        if (isNew) {
            call.text().lines().forEach(line -> out.printf("  %-10s Tar:  %s%n", where, line));
        }
        return call;
    }

    private Optional<Line> newLine(BotCall message, String containing) {
        var wanted = containing.toLowerCase(Locale.ROOT);
        return message.text().lines().filter(line -> line.toLowerCase(Locale.ROOT).contains(wanted))
                .map(line -> new Line(message, line)).filter(line -> !heard.contains(line)).findFirst();
    }

    private List<String> unheard() {
        return telegram.calls().stream().filter(call -> call.method().equalsIgnoreCase("sendMessage"))
                .filter(call -> heard.stream().noneMatch(line -> line.of().equals(call)))
                .map(call -> call.status() + " " + call.text()).toList();
    }

    /** What was heard of a message: an answer and the alert that it led to may arrive as one. */
    private record Line(BotCall of, String text) {
    }

    /** A step of the story that did not happen in time. */
    static final class DidNotHappen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DidNotHappen(String what) {
            super(what);
        }
    }
}
