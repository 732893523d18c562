package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Incoming;
import java.time.Instant;
import java.time.InstantSource;
import org.telegram.telegrambots.meta.api.objects.Update;

/** What an update of one bot says. */
final class ReadUpdate {
    private final ReadMessage readMessage;
    private final ReadMembership readMembership;
    private final ReadPress readPress;

    ReadUpdate(String account, BotIdentity bot, InstantSource clock) {
        var places = new Places(account);
        readMessage = new ReadMessage(places, new Addressing(bot), new ReadNotice(places, bot));
        readMembership = new ReadMembership(places);
        readPress = new ReadPress(places, clock);
    }

    Incoming read(Update update) {
        if (update.hasMessage()) {
            return readMessage.read(update.getMessage(), false);
        }
        if (update.hasEditedMessage()) {
            return readMessage.read(update.getEditedMessage(), true);
        }
        if (update.hasChannelPost()) {
            return readMessage.read(update.getChannelPost(), false);
        }
        if (update.hasEditedChannelPost()) {
            return readMessage.read(update.getEditedChannelPost(), true);
        }
        if (update.hasCallbackQuery()) {
            return readPress.read(update.getCallbackQuery());
        }
        if (update.hasMyChatMember()) {
            return readMembership.ofBot(update.getMyChatMember());
        }
        if (update.hasChatMember()) {
            return readMembership.ofPerson(update.getChatMember());
        }
        return new Incoming.Irrelevant(Room.of(TelegramUpdates.CHANNEL, "none"),
                "a kind of update that Tar does not use", Instant.EPOCH);
    }
}
