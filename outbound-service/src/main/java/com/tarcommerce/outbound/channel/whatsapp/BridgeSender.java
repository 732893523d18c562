package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.outbound.channel.JsonPost;
import com.tarcommerce.outbound.channel.JsonPost.Answer;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.outbound.delivery.Part;
import com.tarcommerce.outbound.delivery.ProviderError;
import com.tarcommerce.outbound.delivery.ProviderError.Invalid;
import com.tarcommerce.outbound.delivery.ProviderError.NotAllowed;
import com.tarcommerce.outbound.delivery.ProviderError.OutOfOrder;
import com.tarcommerce.outbound.delivery.ProviderError.Puzzling;
import com.tarcommerce.outbound.delivery.ProviderError.TokenWrong;
import com.tarcommerce.outbound.delivery.ProviderError.TooManyRequests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends through the bridge. A part always has the same call id: what WhatsApp has is not sent again, and what is in
 * doubt keeps its id there.
 */
final class BridgeSender {
    private static final String DOOR = "whatsapp-bridge:out";
    private static final Duration TOO_MANY = Duration.ofMinutes(1);

    private final WhatsAppSettings settings;
    private final JsonPost post;
    private final JsonMapper json;
    private final InstantSource clock;

    BridgeSender(WhatsAppSettings settings, JsonPost post, JsonMapper json, InstantSource clock) {
        this.settings = settings;
        this.post = post;
        this.json = json;
        this.clock = clock;
    }

    Delivery send(Part part) {
        var body = json.writeValueAsBytes(call(part));
        var key = Secrets.parse("TAR_WHATSAPP_BRIDGE_SECRET", settings.bridgeSecret()).derive(DOOR);
        var signed = new StandardWebhooks(key, clock).sign(callId(part), body);
        return outcome(post.post(settings.bridgeUrl() + "/v1/calls", signed, body));
    }

    /** The same call has the same bytes, whichever process makes it. */
    private static Map<String, Object> call(Part part) {
        var message = part.message();
        var call = new LinkedHashMap<String, Object>();
        call.put("type", "message.send");
        call.put("chat", message.room().chat());
        call.put("kind", kindOf(part));
        call.put("text", part.text());
        if (part.last() && message.buttons() != null) {
            call.put("buttons", flat(message.buttons()));
        }
        if (part.first() && message.replyTo() != null) {
            call.put("replyTo", message.replyTo());
        }
        if (message.priority() == Priority.ALERT || message.priority() == Priority.BROADCAST) {
            call.put("unasked", true);
        }
        var file = part.enclosed();
        if (file != null) {
            call.put(file.photo() ? "image" : "document", new BridgeFile(
                    Base64.getEncoder().encodeToString(file.bytes()), file.type(), file.name()));
        }
        return call;
    }

    /** @param data base64 */
    record BridgeFile(String data, String mimetype, String name) {
    }

    private static String kindOf(Part part) {
        return switch (Objects.requireNonNullElse(part.message().kind(), MessageKind.MESSAGE)) {
            case TYPING -> "typing";
            case EDIT -> part.first() ? "edit" : "message";
            case MESSAGE, CALLBACK_ANSWER, PROGRESS -> "message";
        };
    }

    static List<Button> flat(@Nullable List<List<Button>> rows) {
        return rows == null ? List.of() : rows.stream().flatMap(Collection::stream).toList();
    }

    private static String callId(Part part) {
        SendMessage message = part.message();
        var names = message.tenant() + "\n" + message.idempotencyKey() + "\n" + part.index();
        return "out_" + UUID.nameUUIDFromBytes(names.getBytes(StandardCharsets.UTF_8));
    }

    private Delivery outcome(Answer answer) {
        return switch (answer) {
            case Answer.NotConnected() -> new Deferred(false, "the WhatsApp bridge is not there");
            case Answer.Lost() -> new Unknown("the WhatsApp bridge's answer was lost");
            case Answer.Given(var status, var body, var retryAfter) -> switch (status) {
                case 200 -> new Sent(json.readTree(body).path("id").asString(""));
                case 504 -> new Unknown(detail(status, body));
                default -> error(status, detail(status, body), retryAfter).delivery();
            };
        };
    }

    static ProviderError error(int status, String reason, String retryAfter) {
        return switch (status) {
            case 401 -> new TokenWrong("the WhatsApp bridge has another secret, or another time: set the same"
                    + " TAR_WHATSAPP_BRIDGE_SECRET, restart, and replay this message");
            case 429 -> new TooManyRequests(CloudErrors.seconds(retryAfter, TOO_MANY), Scope.ACCOUNT, reason);
            case 400, 409, 413 -> new Invalid(reason);
            case 404, 422 -> new NotAllowed(reason);
            case 503 -> new OutOfOrder(reason);
            default -> new Puzzling(reason);
        };
    }

    private String detail(int status, String body) {
        try {
            return "the WhatsApp bridge answered " + status + ": " + json.readTree(body).path("detail").asString("");
        } catch (JacksonException noJson) {
            return "the WhatsApp bridge answered " + status;
        }
    }
}
