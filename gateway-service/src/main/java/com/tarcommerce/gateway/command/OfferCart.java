package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.Decision;
import com.tarcommerce.gateway.access.RoomRights;
import com.tarcommerce.gateway.nudge.OfferButtons;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.wording.Wording;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Offers a room what it may do about a cart. Nobody was asked by name, so whoever may act in the room may press; what a
 * button means is kept like the buttons of any question.
 */
@Component
class OfferCart implements OfferButtons {
    private final QuestionStore questions;
    private final RoomRights rights;
    private final Wording wording;
    private final InstantSource clock;

    OfferCart(QuestionStore questions, RoomRights rights, Wording wording, InstantSource clock) {
        this.questions = questions;
        this.rights = rights;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<List<Button>> under(String cause, Tenant shop, BoundRoom room, Offer offer) {
        if (questions.ofFamily(shop.id(), cause).isEmpty()) {
            questions.forgetOld(clock.instant());
            keep(cause, shop, room, offer);
        }
        var voice = new Voice(wording, shop.language());
        return questions.ofFamily(shop.id(), cause).stream()
                .sorted(Comparator.comparing(question -> question.meaning().step()))
                .map(question -> List.of(new Button(label(voice, question), question.id()))).toList();
    }

    private static String label(Voice voice, Question question) {
        var step = question.meaning().step();
        return step == null ? voice.say("none-of-these") : voice.say(step.label());
    }

    private void keep(String cause, Tenant shop, BoundRoom room, Offer offer) {
        var now = clock.instant();
        var scope = new Question.Scope(shop.id(), room.room(), Question.ANYBODY, shop.language());
        Arrays.stream(CartStep.values()).filter(step -> step != CartStep.SEND || offer.sendable())
                .filter(step -> rights.decide(room.room(), step.needed()) instanceof Decision.Allowed)
                .forEach(step -> questions.add(new Question(RandomId.next("q_"), cause, scope,
                        Question.Meaning.ofStep(new Intent.NudgeCart(offer.cart()), step, offer.words()),
                        now.plus(Question.VALID), false),
                        now));
    }
}
