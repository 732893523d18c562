package com.tarcommerce.standalone.demo;

import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says things in topics, waits for what Tar says there, and writes both down. */
final class Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BotApiStandIn telegram;
    private final PrintStream out;
    private final Set<BotCall> heard = new HashSet<>();

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

    /** The first message there, not heard before, that contains the words. */
    BotCall hears(Topic topic, String containing) {
        return hears(topic, containing, PATIENCE);
    }

    /** The same for what may take longer. */
    BotCall hears(Topic topic, String containing, Duration patience) {
        var wanted = containing.toLowerCase(Locale.ROOT);
        var call = telegram.find(patience, message -> message.method().equalsIgnoreCase("sendMessage")
                && message.ok() && Long.valueOf(topic.thread()).equals(message.thread()) && !heard.contains(message)
                && message.text().toLowerCase(Locale.ROOT).contains(wanted))
                .orElseThrow(() -> new DidNotHappen("no message with '" + containing + "' came to " + topic.label()
                        + "; not expected were: " + unheard()));
        heard.add(call);
        call.text().lines().forEach(line -> out.printf("  %-10s Tar:  %s%n", topic.label(), line));
        return call;
    }

    private List<String> unheard() {
        return telegram.calls().stream().filter(call -> call.method().equalsIgnoreCase("sendMessage"))
                .filter(call -> !heard.contains(call)).map(call -> call.status() + " " + call.text()).toList();
    }

    /** A step of the story that did not happen in time. */
    static final class DidNotHappen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DidNotHappen(String what) {
            super(what);
        }
    }
}
