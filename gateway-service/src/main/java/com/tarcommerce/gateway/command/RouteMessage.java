package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Responder;
import org.springframework.stereotype.Component;

/** Gives each thing that happened in a chat to what answers it, if it is admitted. */
@Component
class RouteMessage implements Responder {
    private final AdmitMessage admit;
    private final AnswerText texts;
    private final AnswerPress presses;
    private final Pictures pictures;
    private final FollowQuestions chats;

    RouteMessage(AdmitMessage admit, AnswerText texts, AnswerPress presses, Pictures pictures, FollowQuestions chats) {
        this.admit = admit;
        this.texts = texts;
        this.presses = presses;
        this.pictures = pictures;
        this.chats = chats;
    }

    @Override
    public Plan respond(long inboundId, Incoming incoming) {
        return switch (incoming) {
            case Incoming.Text text -> written(inboundId, text);
            case Incoming.Press press -> admit.press(inboundId, press, () -> presses.plan(inboundId, press));
            case Incoming.Media picture -> pictured(inboundId, picture);
            case Incoming.BotAdded _,Incoming.BotRemoved _,Incoming.MemberLeft _,Incoming.ChatMoved _,Incoming.TopicChanged _ ->
                chats.plan(inboundId, incoming);
            case Incoming.Irrelevant _ -> Plan.SILENCE;
        };
    }

    private Plan written(long inboundId, Incoming.Text text) {
        return admit.text(inboundId, text, place -> texts.plan(inboundId, text, place));
    }

    private Plan pictured(long inboundId, Incoming.Media picture) {
        var words = AnswerMedia.words(picture);
        return words.text().isBlank()
                ? pictures.albums().picture(picture, () -> admit.picture(inboundId, picture,
                        place -> pictures.media().explain(picture, place)))
                : pictures.albums().words(picture, written(inboundId, words));
    }

    @Component
    record Pictures(AnswerMedia media, AnswerAlbum albums) {
    }
}
