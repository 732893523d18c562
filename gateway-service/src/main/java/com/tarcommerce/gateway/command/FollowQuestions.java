package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.shop.FollowChat;
import org.springframework.stereotype.Component;

/** Gives what happened to a chat to the shop; where the chat moved, what is still asked there moves with it. */
@Component
class FollowQuestions {
    private final FollowChat chats;
    private final QuestionStore questions;

    FollowQuestions(FollowChat chats, QuestionStore questions) {
        this.chats = chats;
        this.questions = questions;
    }

    Plan plan(long inboundId, Incoming event) {
        var plan = chats.plan(inboundId, event);
        return event instanceof Incoming.ChatMoved moved
                ? () -> {
                    questions.moveChat(moved.room(), moved.newChat());
                    return plan.carryOut();
                }
                : plan;
    }
}
