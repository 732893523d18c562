package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.nudge.Contact;
import com.tarcommerce.gateway.nudge.OptOutStore;
import com.tarcommerce.gateway.wording.Wording;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A customer who writes {@code stop} in a chat of their own is not nudged any more, and again after {@code start}. */
@Component
class HearStop {
    private static final Set<String> STOP = Set.of("stop", "unsubscribe", "opt out", "band karo", "mat bhejo", "बंद",
            "बंद करो", "मत भेजो", "रोको");
    private static final Set<String> START = Set.of("start", "शुरू", "शुरू करो");

    private final OptOutStore optOuts;
    private final ReadTransaction reading;
    private final Wording wording;

    HearStop(OptOutStore optOuts, ReadTransaction reading, Wording wording) {
        this.optOuts = optOuts;
        this.reading = reading;
        this.wording = wording;
    }

    /** Empty for what is neither, and in the rooms of shops. */
    Optional<Plan> plan(Incoming.Text text, Place place) {
        var person = Contact.at(text.room());
        if (person.isEmpty() || place.bound().isPresent() || text.edited()) {
            return Optional.empty();
        }
        var word = bare(text.text());
        if (STOP.contains(word)) {
            return Optional.of(() -> {
                optOuts.add(person.get());
                return say(text, "stop.done");
            });
        }
        return START.contains(word) && reading.read(() -> optOuts.holds(person.get())) ? Optional.of(() -> {
            optOuts.remove(person.get());
            return say(text, "stop.over");
        }) : Optional.empty();
    }

    /** {@code /stop@bot}, {@code Stop!} and {@code STOP} are one word. */
    private static String bare(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceFirst("^/", "").replaceFirst("@\\w+$", "")
                .replaceAll("[.!।]+$", "").replaceAll("\\s+", " ");
    }

    private Reply say(Incoming.Text text, String key) {
        return Reply.text(Reply.NO_SHOP, text.room(),
                Voice.answering(wording, text.text(), Locale.ENGLISH).say(key));
    }
}
