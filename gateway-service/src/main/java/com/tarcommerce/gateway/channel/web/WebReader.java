package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.ChannelReader;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.intake.UnreadableUpdate;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what came of the browser. Nobody is there but people and Tar, so all is said to Tar. */
@Component
class WebReader implements ChannelReader {
    private final JsonMapper json;

    WebReader(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String channel() {
        return WebRoom.CHANNEL;
    }

    @Override
    public Incoming read(String account, String body) throws UnreadableUpdate {
        try {
            var words = json.readValue(body, KeptWords.class);
            return read(words, WebRoom.roomOf(words.room()));
        } catch (JacksonException | NullPointerException unreadable) {
            throw new UnreadableUpdate("nothing that a room in the browser keeps", unreadable);
        }
    }

    private static Incoming read(KeptWords words, Room room) {
        var chat = new Incoming.Chat(ChatKind.GROUP, words.title());
        var sender = new Sender(words.sender(), null, words.name(), false);
        var picture = words.picture();
        if (picture != null) {
            return new Incoming.Media(room, chat, sender, "photo", words.text(),
                    new Incoming.File(picture.id(), picture.type(), (long) picture.size()), words.id(), null, true,
                    false,
                    words.at());
        }
        return words.text() == null
                ? new Incoming.Press(room, chat, sender, Objects.requireNonNull(words.button()), words.id(),
                        words.under(), words.at())
                : new Incoming.Text(room, chat, sender, words.text(), words.id(), true, false, words.at());
    }
}
