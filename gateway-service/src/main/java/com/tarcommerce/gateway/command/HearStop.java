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
    private static final Set<String> STOP = Set.of("stop", "stop please", "please stop", "stop it", "unsubscribe",
            "opt out", "band karo", "band kar do", "band kardo", "mat bhejo", "ruko", "nahi chahiye", "nahin chahiye",
            "बंद", "बंद करो", "बंद कर दो", "बंद कीजिए", "मत भेजो", "रोको", "रुको", "नहीं चाहिए");
    private static final Set<String> START = Set.of("start", "शुरू", "शुरू करो");

    private final OptOutStore optOuts;
    private final ReadTransaction reading;
    private final Wording wording;
    private final Place.Find places;

    HearStop(OptOutStore optOuts, ReadTransaction reading, Wording wording, Place.Find places) {
        this.optOuts = optOuts;
        this.reading = reading;
        this.wording = wording;
        this.places = places;
    }

    /**
     * The first stop of a person, which counts however much they have written, and under a picture too. Who has stopped
     * is answered like anybody, within the limits.
     */
    Optional<Plan> first(Incoming.Text text) {
        return STOP.contains(bare(text.text()))
                ? Contact.at(text.room()).filter(person -> !reading.read(() -> optOuts.holds(person)))
                        .flatMap(_ -> plan(text, places.of(text.room(), text.sender())))
                : Optional.empty();
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
