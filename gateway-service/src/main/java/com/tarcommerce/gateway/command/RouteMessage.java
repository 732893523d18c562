package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.intake.FollowRevocation;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Responder;
import com.tarcommerce.gateway.shop.Tenant;
import org.springframework.stereotype.Component;

/** Gives each thing that happened in a chat to what answers it, if it is admitted. */
@Component
class RouteMessage implements Responder {
    private final AdmitMessage admit;
    private final AnswerText texts;
    private final AnswerPress presses;
    private final Pictures pictures;
    private final Followers followers;

    RouteMessage(AdmitMessage admit, AnswerText texts, AnswerPress presses, Pictures pictures, Followers followers) {
        this.admit = admit;
        this.texts = texts;
        this.presses = presses;
        this.pictures = pictures;
        this.followers = followers;
    }

    @Override
    public Plan respond(long inboundId, Incoming incoming) {
        return switch (incoming) {
            case Incoming.Text text -> written(inboundId, text);
            case Incoming.Part part ->
                texts.part(inboundId, part.said(), pictures.places().of(part.room(), part.said().sender()));
            case Incoming.Press press -> admit.press(inboundId, press, () -> presses.plan(inboundId, press));
            case Incoming.Media picture -> pictured(inboundId, picture);
            case Incoming.BotAdded _,Incoming.BotRemoved _,Incoming.MemberLeft _,Incoming.ChatMoved _,Incoming.TopicChanged _ ->
                followers.chats().plan(inboundId, incoming);
            case Incoming.AccessEnded ended -> followers.accounts().revoked(inboundId, ended);
            case Incoming.Irrelevant _ -> Plan.SILENCE;
        };
    }

    @Override
    public void giveUp(long inboundId, Incoming incoming) {
        if (incoming instanceof Incoming.Media picture) {
            pictures.places().of(picture.room(), picture.sender()).tenant()
                    .ifPresent(shop -> pictures.bills().giveUp(inboundId, picture, shop));
        }
    }

    private Plan written(long inboundId, Incoming.Text text) {
        return texts.first(text)
                .orElseGet(() -> admit.text(inboundId, text, place -> texts.plan(inboundId, text, place)));
    }

    private Plan pictured(long inboundId, Incoming.Media picture) {
        var words = AnswerMedia.words(picture);
        return words.text().isBlank()
                ? admit.picture(inboundId, picture, pictures.bills().canRead(picture),
                        place -> alone(inboundId, picture, place))
                : texts.first(words).orElseGet(() -> captioned(inboundId, picture, words));
    }

    private Plan captioned(long inboundId, Incoming.Media picture, Incoming.Text words) {
        return admit.text(inboundId, words, place -> texts.meant(inboundId, words, place)
                .map(plan -> pictures.albums().words(picture, plan))
                .orElseGet(() -> nothingAskedFor(inboundId, picture, place)));
    }

    /** Words that ask for nothing, such as whose bill it is, leave the picture what it is. */
    private Plan nothingAskedFor(long inboundId, Incoming.Media picture, Place place) {
        return pictures.bills().canRead(picture) && place.tenant().isPresent()
                ? bill(inboundId, picture, place.tenant().get())
                : texts.notUnderstood(AnswerMedia.words(picture), place);
    }

    private Plan alone(long inboundId, Incoming.Media picture, Place place) {
        return pictures.bills().canRead(picture) && place.tenant().isPresent()
                ? bill(inboundId, picture, place.tenant().get())
                : pictures.albums().picture(picture, () -> pictures.media().explain(picture, place));
    }

    /** Words under another picture of the album speak for all of it. */
    private Plan bill(long inboundId, Incoming.Media picture, Tenant shop) {
        return pictures.albums().isAnswered(picture)
                ? Plan.SILENCE
                : pictures.bills().plan(inboundId, picture, shop);
    }

    @Component
    record Pictures(AnswerMedia media, AnswerAlbum albums, AnswerBill bills, Place.Find places) {
    }

    @Component
    record Followers(FollowQuestions chats, FollowRevocation accounts) {
    }
}
