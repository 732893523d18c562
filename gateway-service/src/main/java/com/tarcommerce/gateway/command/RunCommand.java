package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.Members;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Makes the plan for what somebody wrote; whatever this person was asked before is not waited for any more. */
@Component
class RunCommand {
    private final Commands commands;
    private final AskBack askBack;
    private final QuestionStore questions;
    private final Members members;
    private final InstantSource clock;

    RunCommand(Commands commands, AskBack askBack, QuestionStore questions, Members members, InstantSource clock) {
        this.commands = commands;
        this.askBack = askBack;
        this.questions = questions;
        this.members = members;
        this.clock = clock;
    }

    /** Outside a transaction. */
    Plan plan(Occasion on, Request request) {
        return plan(on, commands.plan(on, request));
    }

    Plan plan(Occasion on, Verb.Act act) {
        return () -> {
            members.seen(on.room(), on.sender());
            questions.stopAwaiting(on.room(), on.sender().id(), clock.instant());
            return spoken(on, act.act());
        };
    }

    /**
     * One of several that were taken together. What another of them asked in words stays open, and so this one asks nothing
     * in words besides: nobody could tell which of them a number answers.
     */
    Plan besides(Occasion on, Request request, String typed) {
        var act = commands.plan(on, request);
        return () -> {
            members.seen(on.room(), on.sender());
            var outcome = act.act();
            var isLater = outcome instanceof Outcome.Asked
                    && questions.awaiting(on.room(), on.sender().id(), clock.instant()).isPresent();
            return spoken(on, isLater ? new Outcome.Told(on.say("parts.later", typed)) : outcome);
        };
    }

    private Reply spoken(Occasion on, Outcome outcome) {
        var spoken = askBack.speak(on, outcome);
        return Reply.question(on.shop(), on.room(), spoken.text(), spoken.buttons(), spoken.file())
                .with(spoken.elsewhere());
    }
}
