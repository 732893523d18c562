package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.commerce.NodeStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a bill back: a table with a button that adds it to stock. Nothing is changed by this. */
@Component
class ProposeBill {
    private final NodeStore nodes;

    ProposeBill(NodeStore nodes) {
        this.nodes = nodes;
    }

    /** Inside the transaction. */
    Outcome about(Occasion on, List<Page> pages) {
        var read = pages.stream().map(Page::read).filter(Objects::nonNull).toList();
        if (read.isEmpty()) {
            return unread(on, pages);
        }
        var table = new BillTable(on, nodes);
        read.forEach(table::add);
        var additions = table.additions();
        var troubles = troubles(on, pages);
        if (table.isEmpty()) {
            return new Outcome.Declined(joined(Stream.of(on.say("bill.no-lines")), troubles.stream()), "bill_no_lines");
        }
        if (additions.isEmpty()) {
            return new Outcome.Declined(joined(Stream.of(on.say("bill.none")), table.text().stream(),
                    troubles.stream()), "bill_no_items");
        }
        var text = joined(Stream.of(on.say("bill.title")), table.text().stream(), totals(on, pages).stream(),
                troubles.stream(), Stream.of(on.say("bill.ask")));
        return new Outcome.Choice(text, List.of(Option.bill(on.say("bill.apply"), Bill.add(additions)),
                Option.cancel(on.say("bill.cancel"))));
    }

    private static Outcome unread(Occasion on, List<Page> pages) {
        var text = joined(troubles(on, pages).stream());
        if (pages.stream().noneMatch(Page::isAway)) {
            return new Outcome.Declined(text, "bill_unread");
        }
        var again = Bill.readAgain(pages.stream().map(Page::file).toList());
        return new Outcome.Choice(text, List.of(Option.bill(on.say("bill.again"), again),
                Option.cancel(on.say("bill.cancel"))));
    }

    /** What the pages say themselves, never added up from lines. */
    private static List<String> totals(Occasion on, List<Page> pages) {
        return ofEach(on, pages, page -> page.read() == null || page.read().total() == null
                ? null
                : on.say("bill.total", on.money(page.read().total())));
    }

    private static List<String> troubles(Occasion on, List<Page> pages) {
        return ofEach(on, pages, page -> page.trouble() == null ? null : on.say(page.trouble()));
    }

    /** Of several pictures each is named by its number. */
    private static List<String> ofEach(Occasion on, List<Page> pages, Function<Page, @Nullable String> words) {
        var said = new ArrayList<String>();
        for (int at = 0; at < pages.size(); at++) {
            var word = words.apply(pages.get(at));
            if (word != null) {
                said.add(pages.size() == 1 ? word : on.say("bill.page", String.valueOf(at + 1), word));
            }
        }
        return said;
    }

    @SafeVarargs
    private static String joined(Stream<String>... parts) {
        return String.join("\n", Stream.of(parts).flatMap(part -> part).toList());
    }
}
