package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.common.contract.message.MediaApi;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.MediaSource;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Fetches what people showed in rooms in the browser: outbound keeps it, for the room's shop. */
@Component
class WebFiles implements MediaSource {
    private final WebRooms rooms;
    private final MediaApi outbound;

    WebFiles(WebRooms rooms, MediaApi outbound) {
        this.rooms = rooms;
        this.outbound = outbound;
    }

    @Override
    public String channel() {
        return WebRoom.CHANNEL;
    }

    @Override
    public Fetched fetch(Room room, Incoming.File file) {
        return rooms.tenantOf(room.chat()).map(shop -> fetch(shop, file.id())).orElseGet(Fetched.Gone::new);
    }

    private Fetched fetch(String shop, String id) {
        try {
            return new Fetched.Content(outbound.get(id, shop));
        } catch (HttpClientErrorException.NotFound forgotten) {
            return new Fetched.Gone();
        } catch (RestClientException away) {
            throw new TemporaryFailure("outbound does not give a picture out: " + away.getClass().getSimpleName(),
                    null);
        }
    }
}
