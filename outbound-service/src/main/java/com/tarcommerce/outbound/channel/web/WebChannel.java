package com.tarcommerce.outbound.channel.web;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.TextMark;
import com.tarcommerce.common.contract.message.WebDelivery;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.outbound.ability.Abilities;
import com.tarcommerce.outbound.channel.JsonPost;
import com.tarcommerce.outbound.delivery.Channel;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Part;
import com.tarcommerce.outbound.text.FormattedText;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rooms in the browser as a channel, without limits. A message always goes under the same id, so that one whose outcome
 * is unknown is shown once however often it is sent.
 */
final class WebChannel implements Channel {
    private final String url;
    private final StandardWebhooks signature;
    private final JsonPost post;
    private final JsonMapper json;

    WebChannel(WebSettings settings, JsonPost post, JsonMapper json, InstantSource clock) {
        this.url = settings.gatewayUrl() + WebDelivery.PATH;
        this.signature = new StandardWebhooks(settings.secrets().derive(WebDelivery.DOOR), clock);
        this.post = post;
        this.json = json;
    }

    @Override
    public String name() {
        return "web";
    }

    @Override
    public String chatOf(Room room) {
        return room.chat();
    }

    /** No text that is accepted is too long. */
    @Override
    public List<String> split(SendMessage message) {
        return List.of(FormattedText.of(message).text());
    }

    @Override
    public Delivery send(Part part) {
        var delivery = delivery(part);
        var body = json.writeValueAsBytes(delivery);
        return WebErrors.judge(post.post(url, signature.sign(delivery.id(), body), body), json);
    }

    private static WebDelivery delivery(Part part) {
        var message = part.message();
        var buttons = message.buttons();
        return new WebDelivery(idOf(part), message.tenant(), message.room(),
                Objects.requireNonNullElse(message.kind(), MessageKind.MESSAGE), part.text(), marks(message),
                buttons == null ? null : Abilities.WEB.buttons().rows(buttons), message.replyTo(), message.secret());
    }

    private static @Nullable List<TextMark> marks(SendMessage message) {
        var marks = FormattedText.of(message).marks();
        return marks.isEmpty()
                ? null
                : marks.stream().map(mark -> new TextMark(mark.type(), mark.offset(), mark.length(), mark.url()))
                        .toList();
    }

    private static String idOf(Part part) {
        var message = part.message();
        var names = message.tenant() + "\n" + message.idempotencyKey() + "\n" + part.index();
        return "out_" + UUID.nameUUIDFromBytes(names.getBytes(StandardCharsets.UTF_8));
    }
}
