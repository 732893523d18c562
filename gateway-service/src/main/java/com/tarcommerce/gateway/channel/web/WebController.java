package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.common.contract.message.Accepted;
import com.tarcommerce.common.contract.message.WebDelivery;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.gateway.channel.RawBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes from outbound what is to be shown: 200 means that it is on the disk. */
@RestController
class WebController {
    private final StandardWebhooks door;
    private final ShowInRoom show;
    private final JsonMapper json;

    WebController(@Value("${tar.event.secret}") String secret, InstantSource clock, ShowInRoom show, JsonMapper json) {
        this.door = new StandardWebhooks(Secrets.parse("TAR_WEBHOOK_SECRET", secret).derive(WebDelivery.DOOR), clock);
        this.show = show;
        this.json = json;
    }

    /** 200 shown, now or before; 400 malformed; 401 not from outbound; 404 no such room of the shop; 413. */
    @PostMapping(WebDelivery.PATH)
    ResponseEntity<Accepted> receive(HttpServletRequest request) throws IOException {
        var body = RawBody.read(request);
        if (!door.verify(request.getHeader(StandardWebhooks.ID), request.getHeader(StandardWebhooks.TIMESTAMP),
                request.getHeader(StandardWebhooks.SIGNATURE), body)) {
            throw new ProblemException(HttpStatus.UNAUTHORIZED, "unauthorized",
                    "Sign as Standard Webhooks says, with the key of this address and a timestamp of the last five minutes.");
        }
        return ResponseEntity.ok(new Accepted(show.show(read(body))));
    }

    private WebDelivery read(byte[] body) {
        try {
            var delivery = json.readValue(body, WebDelivery.class);
            if (!delivery.room().channel().equals(WebRoom.CHANNEL)) {
                throw ProblemException.malformed("room.channel must be web.");
            }
            Objects.requireNonNull(delivery.id());
            Objects.requireNonNull(delivery.tenant());
            Objects.requireNonNull(delivery.kind());
            Objects.requireNonNull(delivery.text());
            return delivery;
        } catch (JacksonException | NullPointerException undocumented) {
            throw ProblemException.malformed("The body is no delivery to a room in the browser.");
        }
    }
}
