package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Incoming.AccessEnded;
import com.tarcommerce.gateway.intake.Incoming.BotAdded;
import com.tarcommerce.gateway.intake.Incoming.BotRemoved;
import com.tarcommerce.gateway.intake.Incoming.ChatMoved;
import com.tarcommerce.gateway.intake.Incoming.Irrelevant;
import com.tarcommerce.gateway.intake.Incoming.Media;
import com.tarcommerce.gateway.intake.Incoming.MemberLeft;
import com.tarcommerce.gateway.intake.Incoming.Press;
import com.tarcommerce.gateway.intake.Incoming.Text;
import com.tarcommerce.gateway.intake.Incoming.TopicChanged;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import org.springframework.stereotype.Component;

/** Gives each event of a chat to what keeps that part true; only the arrival of the bot is answered. */
@Component
class FollowChatEvents implements FollowChat {
    private final GreetChat greeting;
    private final MoveChat moving;
    private final ForgetMember forgetting;
    private final RetitleTopic retitling;

    FollowChatEvents(GreetChat greeting, MoveChat moving, ForgetMember forgetting, RetitleTopic retitling) {
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
            case ChatMoved moved -> silently(() -> moving.move(inboundId, moved));
            case TopicChanged changed -> silently(() -> retitling.changed(changed));
            case Text _,Press _,Media _,AccessEnded _,Irrelevant _ -> Plan.SILENCE;
        };
    }

    private static Plan silently(Runnable change) {
        return () -> {
            change.run();
            return Reply.silence();
        };
    }
}
