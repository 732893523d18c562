package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.channel.JsonPost;
import com.tarcommerce.outbound.channel.JsonPost.Answer;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.NotYet;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.outbound.delivery.Part;
import com.tarcommerce.outbound.media.Enclosed;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends through the Cloud API; outside the 24 hours after the person wrote, as the template that is set, but for files. */
final class CloudSender {
    private final WhatsAppSettings settings;
    private final JsonPost post;
    private final JsonMapper json;
    private final Predicate<Room> windowIsClosed;
    private final PeopleBudget people;

    CloudSender(WhatsAppSettings settings, JsonPost post, JsonMapper json, Predicate<Room> windowIsClosed,
            PeopleBudget people) {
        this.settings = settings;
        this.post = post;
        this.json = json;
        this.windowIsClosed = windowIsClosed;
        this.people = people;
    }

    Delivery send(Part part) {
        if (part.message().kind() == MessageKind.TYPING) {
            return outcome(call(CloudMessage.typing(Objects.requireNonNull(part.message().replyTo()))));
        }
        if (windowIsClosed.test(part.message().room())) {
            return part.enclosed() == null ? sayLate(part) : lateFile();
        }
        return part.enclosed() == null ? say(part) : share(part, part.enclosed());
    }

    /** What fails before Meta has the file is tried again without a repetition. */
    private Delivery share(Part part, Enclosed file) {
        var form = new FileForm();
        return switch (post.post(settings.apiUrl() + "/" + settings.phoneNumberId() + "/media", authorization(),
                form.contentType(), form.of(file))) {
            case Answer.NotConnected() -> new Deferred(false, "WhatsApp's Cloud API is not there");
            case Answer.Lost() -> new Deferred(false, "WhatsApp's Cloud API did not take the file");
            case Answer.Given given -> given.status() == 200
                    ? share(part, file, parse(given.body()).path("id").asString(""))
                    : CloudErrors.judge(given.status(), error(given), given.retryAfter());
        };
    }

    private Delivery share(Part part, Enclosed file, String id) {
        var answer = call(CloudMessage.of(part, file, id));
        return answer instanceof Answer.Given given && CloudErrors.isOutsideWindow(error(given))
                ? lateFile()
                : outcome(answer);
    }

    private static Delivery lateFile() {
        return new Refused(
                "WhatsApp lets no file through 24 hours after the person wrote: replay this message once they"
                        + " have written again");
    }

    private Delivery say(Part part) {
        var answer = call(CloudMessage.of(part));
        return answer instanceof Answer.Given given && CloudErrors.isOutsideWindow(error(given))
                ? sayLate(part)
                : outcome(answer);
    }

    private Delivery sayLate(Part part) {
        if (settings.template().isEmpty()) {
            return new Refused(
                    "WhatsApp lets nothing but an approved template through 24 hours after the person wrote:"
                            + " set TAR_WHATSAPP_TEMPLATE, restart, and replay this message");
        }
        var person = part.message().room();
        var wait = people.begin(person);
        return wait.isPresent() ? new NotYet(wait.get(), people.rule()) : sayFirst(part, person);
    }

    /** Whom Meta may have told it to counts for a day. */
    private Delivery sayFirst(Part part, Room person) {
        var outcome = outcome(call(CloudMessage.template(part, settings.template())));
        if (!(outcome instanceof Sent) && !(outcome instanceof Unknown)) {
            people.giveBack(person);
        }
        return outcome;
    }

    private Answer call(Map<String, Object> message) {
        return post.post(settings.apiUrl() + "/" + settings.phoneNumberId() + "/messages", authorization(),
                json.writeValueAsBytes(message));
    }

    private Map<String, String> authorization() {
        return Map.of("Authorization", "Bearer " + settings.token());
    }

    private Delivery outcome(Answer answer) {
        return switch (answer) {
            case Answer.NotConnected() -> new Deferred(false, "WhatsApp's Cloud API is not there");
            case Answer.Lost() -> new Unknown("the answer of WhatsApp's Cloud API was lost");
            case Answer.Given given -> given.status() == 200
                    ? new Sent(parse(given.body()).path("messages").path(0).path("id").asString(""))
                    : CloudErrors.judge(given.status(), error(given), given.retryAfter());
        };
    }

    /** The error's code; 0 if the answer holds none. */
    private int error(Answer.Given given) {
        return given.status() == 200 ? 0 : parse(given.body()).path("error").path("code").asInt(0);
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException noJson) {
            return json.createObjectNode();
        }
    }
}
