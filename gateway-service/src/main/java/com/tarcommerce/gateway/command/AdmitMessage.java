package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.Admission;
import com.tarcommerce.gateway.shop.Limits;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.wording.Wording;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The one place where it is decided what is worked on at all: whatever may be answered is counted against the limits
 * first, and too much of it is told once, then met with silence. Events of a chat are not counted: they must be
 * followed.
 */
@Component
class AdmitMessage {
    private static final String TOO_MANY = "too-many";
    private static final Duration BETWEEN_EXPLANATIONS = Duration.ofHours(1);
    private static final Duration BETWEEN_GREETINGS = Duration.ofDays(1);
    /** They ask for nothing; what is none of the kinds that we know by name is dice, a game, a story. */
    private static final Set<String> GESTURES = Set.of("sticker", "animation", "other");

    private final Place.Find places;
    private final Limits limits;
    private final Wording wording;
    private final Seldom seldom;
    private final ShowTyping typing;

    AdmitMessage(Place.Find places, Limits limits, Wording wording, Seldom seldom, ShowTyping typing) {
        this.places = places;
        this.limits = limits;
        this.wording = wording;
        this.seldom = seldom;
        this.typing = typing;
    }

    /**
     * What is said in a shop's rooms, and what is said to Tar anywhere. Who writes to a number that a person uses too is
     * told once a day that it is Tar's.
     */
    Plan text(long inboundId, Incoming.Text text, Function<Place, Plan> work) {
        var place = places.of(text.room(), text.sender());
        var heard = text.chat().kind() == ChatKind.PRIVATE
                ? text.addressed() || seldom.isDue(inboundId, text.room(), BETWEEN_GREETINGS)
                : !text.text().isBlank() && (place.bound().isPresent() || text.addressed());
        return heard ? counted(inboundId, text, place, work) : Plan.SILENCE;
    }

    /**
     * A picture without words, if it is sent to Tar, or into a shop's room and may be a bill; changing it asks nothing
     * anew. What else is sent into a shop's room, such as a voice note, is answered once in a while.
     */
    Plan picture(long inboundId, Incoming.Media media, boolean maybeBill, Function<Place, Plan> work) {
        if (media.edited()) {
            return Plan.SILENCE;
        }
        var place = places.of(media.room(), media.sender());
        var heard = media.addressed() || (place.bound().isPresent()
                && (maybeBill || (!GESTURES.contains(media.kind()) && isSeldom(inboundId, media))));
        return heard ? counted(inboundId, media, place, work) : Plan.SILENCE;
    }

    private boolean isSeldom(long inboundId, Incoming.Media media) {
        return seldom.isDue(inboundId, media.room(), BETWEEN_EXPLANATIONS);
    }

    /** An album is counted once: were its last picture refused, nobody would answer those before it. */
    private Plan counted(long inboundId, Incoming.Media media, Place place, Function<Place, Plan> work) {
        var album = media.album();
        if (album == null) {
            return counted(inboundId, AnswerMedia.words(media), place, work);
        }
        var words = AnswerMedia.words(media);
        return answered(inboundId, words, place, work,
                limits.admitAlbum(inboundId, album, media.room(), media.sender(), shopOf(place)));
    }

    Plan press(long inboundId, Incoming.Press press, Supplier<Plan> work) {
        var place = places.of(press.room(), press.sender());
        var shop = shopOf(place);
        return switch (limits.admit(inboundId, press.room(), press.sender(), shop)) {
            case Admission.Exceeded(var firstTime, _) -> firstTime
                    ? () -> AnswerPress.toast(shop, press, new Voice(wording, languageOf(place)).say(TOO_MANY))
                    : Plan.SILENCE;
            // A room that is for nothing may be the wrong one: a press can come without its topic.
            case Admission.Admitted _ -> place.bound().isPresent()
                    ? typing.during(inboundId, shop, press.room(), null, work)
                    : work.get();
        };
    }

    private Plan counted(long inboundId, Incoming.Text text, Place place, Function<Place, Plan> work) {
        return answered(inboundId, text, place, work,
                limits.admit(inboundId, text.room(), text.sender(), shopOf(place)));
    }

    private Plan answered(long inboundId, Incoming.Text text, Place place, Function<Place, Plan> work,
            Admission admission) {
        var shop = shopOf(place);
        return switch (admission) {
            case Admission.Exceeded(var firstTime, _) -> firstTime
                    ? () -> Reply.text(shop, text.room(),
                            Voice.answering(wording, text.text(), languageOf(place)).say(TOO_MANY))
                    : Plan.SILENCE;
            case Admission.Admitted _ -> typing.during(inboundId, shop, text.room(), text.messageId(),
                    () -> work.apply(place));
        };
    }

    private static String shopOf(Place place) {
        return place.tenant().map(Tenant::id).orElse(Reply.NO_SHOP);
    }

    private static Locale languageOf(Place place) {
        return place.tenant().map(Tenant::language).orElse(Locale.ENGLISH);
    }
}
