package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.AdministerShop;
import com.tarcommerce.gateway.shop.Members;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Does what a button stands for, once, while it is valid; then the message under which it stood says what came of it. */
@Component
class PressedAct {
    private static final int LONGEST_TOAST = 200;

    private final QuestionStore questions;
    private final Does does;
    private final AskBack askBack;
    private final Members members;
    private final InstantSource clock;

    /** What a button may stand for. */
    @Component
    record Does(Commands commands, AnswerBill bills, TakeCartStep carts, AdministerShop administer, TakeParts parts) {
    }

    PressedAct(QuestionStore questions, Does does, AskBack askBack, Members members, InstantSource clock) {
        this.questions = questions;
        this.does = does;
        this.askBack = askBack;
        this.members = members;
        this.clock = clock;
    }

    /** Outside a transaction, for somebody who may press. */
    Plan plan(Occasion on, Incoming.Press press, Question question) {
        var step = question.meaning().step();
        var late = question.hasExpired(clock.instant());
        if (question.used() || (late && step == null)) {
            return () -> tooLate(on, press, question.used());
        }
        var parts = question.meaning().parts();
        if (parts != null) {
            return () -> once(on, press, question, () -> does.parts().begin(on, press, parts));
        }
        var intent = question.meaning().intent();
        if (intent == null) {
            return () -> close(on, press, question);
        }
        // What was offered about a cart too long ago is not done: it is offered anew, as things are now.
        return late && step != null
                ? anew(on, press, question, does.carts().offer(on, step, (Intent.NudgeCart) intent))
                : act(on, press, question, intent);
    }

    private Plan act(Occasion on, Incoming.Press press, Question question, Intent intent) {
        var bill = question.meaning().bill();
        var step = question.meaning().step();
        Verb.Act act;
        if (bill != null) {
            act = does.bills().pressed(on, bill);
        } else if (step != null) {
            act = does.carts().plan(on, step, (Intent.NudgeCart) intent, question.meaning().words());
        } else if (Nature.of(intent) == Nature.ADMINISTERS) {
            act = unbound(on, press);
        } else {
            act = does.commands().plan(on, Request.plain(intent));
        }
        return () -> once(on, press, question, act);
    }

    /** By the very way of the command: whether whoever presses may is asked once more. */
    private Verb.Act unbound(Occasion on, Incoming.Press press) {
        var typed = new Incoming.Text(on.room(), press.chat(), on.sender(), "", press.pressId(), true, false,
                press.writtenAt());
        var plan = does.administer().plan(on.inboundId(), typed, SettleInWords.UNBIND, "");
        return () -> new Outcome.Told(
                String.join("\n", plan.carryOut().parts().stream().map(Reply.Part::text).toList()));
    }

    private Plan anew(Occasion on, Incoming.Press press, Question question, Verb.Act act) {
        return () -> questions.find(question.id()).orElse(question).used()
                ? tooLate(on, press, true)
                : done(on, press, question, act, "press.again");
    }

    private Reply close(Occasion on, Incoming.Press press, Question question) {
        return questions.use(question.family(), clock.instant())
                ? said(on, press, on.say("press.ok"), new AskBack.Spoken(on.say("cancelled"), List.of()))
                : tooLate(on, press, true);
    }

    /** What is refused uses nothing up: the button stays for those who may. */
    private Reply once(Occasion on, Incoming.Press press, Question question, Verb.Act act) {
        var now = questions.find(question.id()).orElse(question);
        if (now.used() || now.hasExpired(clock.instant())) {
            return tooLate(on, press, now.used());
        }
        return done(on, press, question, act, "press.ok");
    }

    private Reply done(Occasion on, Incoming.Press press, Question question, Verb.Act act, String toast) {
        members.seen(on.room(), on.sender());
        var outcome = act.act();
        if (outcome instanceof Outcome.Refused(var text, _)) {
            return AnswerPress.toast(on.shop(), press, shortened(text));
        }
        questions.use(question.family(), clock.instant());
        return said(on, press, on.say(toast), askBack.speak(on, outcome));
    }

    private static Reply tooLate(Occasion on, Incoming.Press press, boolean used) {
        return AnswerPress.toast(on.shop(), press, on.say(used ? "press.used" : "press.expired"));
    }

    private static Reply said(Occasion on, Incoming.Press press, String toast, AskBack.Spoken spoken) {
        var answer = new Reply.Part(on.room(), MessageKind.CALLBACK_ANSWER, toast, List.<List<Button>>of(),
                press.pressId());
        var messageId = press.messageId();
        var message = messageId == null
                ? new Reply.Part(on.room(), MessageKind.MESSAGE, spoken.text(), spoken.buttons(), null)
                : new Reply.Part(on.room(), MessageKind.EDIT, spoken.text(), spoken.buttons(), messageId);
        return new Reply(on.shop(), List.of(answer, message)).with(spoken.elsewhere());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TOAST ? text : text.substring(0, LONGEST_TOAST - 1) + "…";
    }
}
