package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What outbound has shown in a room of the browser: {@code POST /events/web} of the gateway, signed as Standard Webhooks
 * says with the key HMAC-SHA256({@code TAR_WEBHOOK_SECRET}, {@value #DOOR}). The answer is 200 {@link Accepted} with the
 * id under which it stands there; 400, 401, 413; 404 if the shop has no such room.
 *
 * @param id      the same however often it is sent: shown once
 * @param tenant  the shop, or {@code none} for what is said to nobody's shop
 * @param marks   how its text looks; the marks are not in the text
 * @param replyTo the message that is answered or replaced, or the press that is answered
 * @param secret  true for what is shown for a few minutes and then forgotten
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebDelivery(String id, String tenant, Room room, MessageKind kind, String text,
        @Nullable List<TextMark> marks, @Nullable List<List<Button>> buttons, @Nullable String replyTo,
        @Nullable Boolean secret) {
    public static final String DOOR = "web";
    public static final String PATH = "/events/web";
}
