package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.intake.Backlog;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Incoming.AccessEnded;
import com.tarcommerce.gateway.intake.Incoming.BotAdded;
import com.tarcommerce.gateway.intake.Incoming.BotRemoved;
import com.tarcommerce.gateway.intake.Incoming.ChatMoved;
import com.tarcommerce.gateway.intake.Incoming.Irrelevant;
import com.tarcommerce.gateway.intake.Incoming.Media;
import com.tarcommerce.gateway.intake.Incoming.MemberLeft;
import com.tarcommerce.gateway.intake.Incoming.Part;
import com.tarcommerce.gateway.intake.Incoming.Press;
import com.tarcommerce.gateway.intake.Incoming.Text;
import com.tarcommerce.gateway.intake.Incoming.TopicChanged;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import org.springframework.stereotype.Component;

/** Gives each event of a chat to what keeps that part true; only the arrival of the bot is answered. */
@Component
class FollowChatEvents implements FollowChat {
    private final GreetChat greeting;
    private final MoveChat moving;
    private final ForgetMember forgetting;
    private final RetitleTopic retitling;
    private final Backlog backlog;

    FollowChatEvents(GreetChat greeting, MoveChat moving, ForgetMember forgetting, RetitleTopic retitling,
            Backlog backlog) {
        this.backlog = backlog;
        this.greeting = greeting;
        this.moving = moving;
        this.forgetting = forgetting;
        this.retitling = retitling;
    }

    @Override
    public Plan plan(long inboundId, Incoming event) {
        return switch (event) {
            case BotAdded added -> () -> greeting.arrived(added);
            case BotRemoved removed -> silently(() -> greeting.left(inboundId, removed));
            case MemberLeft left -> silently(() -> forgetting.left(inboundId, left));
            case ChatMoved moved -> move(inboundId, moved);
            case TopicChanged changed -> silently(() -> retitling.changed(changed));
            case Text _,Part _,Press _,Media _,AccessEnded _,Irrelevant _ -> Plan.SILENCE;
        };
    }

    /** The new chat is another lane, and with its rooms gone what is still to be done in the old one would be refused. */
    private Plan move(long inboundId, ChatMoved moved) {
        if (backlog.isBefore(inboundId, moved.room())) {
            throw new TemporaryFailure("the group's old chat has messages that came before it moved", null);
        }
        return silently(() -> moving.move(inboundId, moved));
    }

    private static Plan silently(Runnable change) {
        return () -> {
            change.run();
            return Reply.silence();
        };
    }
}
