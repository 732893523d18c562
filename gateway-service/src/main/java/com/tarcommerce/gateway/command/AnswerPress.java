package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.gateway.access.ChatPlatforms;
import com.tarcommerce.gateway.access.Decision.DenialReason;
import com.tarcommerce.gateway.command.AnswerText.Surroundings;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers a press of a button: what it means is looked up by its id, and who pressed is decided anew. */
@Component
class AnswerPress {
    private final QuestionStore questions;
    private final TenantStore tenants;
    private final ChatPlatforms platforms;
    private final PressedAct pressed;
    private final Lookups lookups;

    AnswerPress(QuestionStore questions, TenantStore tenants, ChatPlatforms platforms, PressedAct pressed,
            Lookups lookups) {
        this.questions = questions;
        this.tenants = tenants;
        this.platforms = platforms;
        this.pressed = pressed;
        this.lookups = lookups;
    }

    Plan plan(long inboundId, Incoming.Press press) {
        return lookups.reading().read(() -> find(press)).map(found -> known(inboundId, press, found))
                .orElseGet(() -> unknown(press));
    }

    /** Only where it was asked: an id that turns up in another chat is forged. */
    private Optional<Found> find(Incoming.Press press) {
        return questions.find(press.button()).filter(question -> question.isIn(press.room()))
                .flatMap(question -> tenants.find(question.scope().tenant()).map(shop -> new Found(question, shop)));
    }

    private Plan known(long inboundId, Incoming.Press press, Found found) {
        var scope = found.question().scope();
        var mayPress = scope.asker().equals(Question.ANYBODY) || scope.asker().equals(press.sender().id())
                || platforms.isAdministrator(scope.room(), press.sender());
        var voice = new Voice(lookups.surroundings().wording(), scope.language());
        var on = new Occasion(inboundId, found.shop(), scope.room(), press.sender(),
                found.question().meaning().confirmed(), voice);
        return mayPress
                ? pressed.plan(on, press, found.question())
                : () -> refused(on, press, found.question());
    }

    /** A decision like any other: it is in the audit. */
    private Reply refused(Occasion on, Incoming.Press press, Question question) {
        var text = on.say("press.not-yours");
        var intent = question.meaning().intent();
        if (intent != null) {
            lookups.recorded().add(on, intent.name(), new Outcome.Refused(text, DenialReason.SENDER_NOT_ALLOWED));
        }
        return toast(on.shop(), press, text);
    }

    private Plan unknown(Incoming.Press press) {
        var voice = new Voice(lookups.surroundings().wording(), Locale.ENGLISH);
        return () -> toast(Reply.NO_SHOP, press, voice.say("press.unknown"));
    }

    static Reply toast(String shop, Incoming.Press press, String text) {
        return new Reply(shop, List
                .of(new Reply.Part(press.room(), MessageKind.CALLBACK_ANSWER, text, List.of(), press.pressId())));
    }

    private record Found(Question question, Tenant shop) {
    }

    @Component
    record Lookups(ReadTransaction reading, Surroundings surroundings, RecordOutcome recorded) {
    }
}
