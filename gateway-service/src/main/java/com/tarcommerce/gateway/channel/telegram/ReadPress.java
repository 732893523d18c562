package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.channel.Texts;
import com.tarcommerce.gateway.intake.Incoming;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Somebody pressed a button. What it carries is untrusted, and Telegram does not say when it was pressed. */
final class ReadPress {
    private final Places places;
    private final InstantSource clock;

    ReadPress(Places places, InstantSource clock) {
        this.places = places;
        this.clock = clock;
    }

    Incoming read(CallbackQuery press) {
        var now = clock.instant();
        @Nullable
        MaybeInaccessibleMessage under = press.getMessage();
        @Nullable
        String button = press.getData();
        if (under == null || button == null) {
            var room = places.room(press.getFrom().getId().toString());
            return new Incoming.Irrelevant(room, "a button that is none of ours", now);
        }
        var accessible = under instanceof Message message ? message : null;
        return new Incoming.Press(accessible == null ? places.roomOf(under.getChat()) : places.roomOf(accessible),
                Places.chatOf(under.getChat()), People.senderOf(press.getFrom()), Texts.clean(button), press.getId(),
                accessible == null ? null : accessible.getMessageId().toString(), now);
    }
}
