package com.tarcommerce.gateway.intake;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.SendMessages;
import com.tarcommerce.common.contract.message.StateChanged;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Hands a reply to outbound, always under the same keys, so that saying it again says it once. */
@Component
class SendReply {
    private static final Logger LOG = LoggerFactory.getLogger(SendReply.class);

    private final MessagesApi outbound;

    SendReply(MessagesApi outbound) {
        this.outbound = outbound;
    }

    /** @throws RefusedReply if trying again is of no use; other failures pass */
    void send(long id, Reply reply) {
        var parts = reply.parts();
        try {
            parts.stream().filter(part -> part.key() != null).forEach(part -> once(reply.tenant(), part));
            say(IntStream.range(0, parts.size()).filter(part -> parts.get(part).key() == null)
                    .mapToObj(part -> message(keyOf(id, part), reply.tenant(), parts.get(part))
                            .together(reply.cause(), null))
                    .toList());
        } catch (HttpClientErrorException refusal) {
            var status = refusal.getStatusCode().value();
            if (Trouble.PASSING_STATUS.contains(status)) {
                throw refusal;
            }
            throw new RefusedReply(status, refusal);
        }
    }

    private void say(List<SendMessage> messages) {
        if (messages.size() == 1) {
            outbound.send(messages.getFirst());
        } else if (!messages.isEmpty()) {
            outbound.sendAll(new SendMessages(messages));
        }
    }

    /** Under a key that is taken it was said before, in other words perhaps. */
    private void once(String tenant, Reply.Part part) {
        try {
            outbound.send(message(requireNonNull(part.key()), tenant, part).toldTo(StateChanged.GATEWAY));
        } catch (HttpClientErrorException.Conflict before) {
            LOG.atInfo().addKeyValue("tenant", tenant).log("a customer was written to already by another cause");
        }
    }

    private static String keyOf(long id, int part) {
        return part == 0 ? "reply:" + id : "reply:" + id + ":" + part;
    }

    private static SendMessage message(String key, String tenant, Reply.Part part) {
        return new SendMessage(key, tenant, part.room(), part.kind(), part.text(), null,
                part.buttons().isEmpty() ? null : part.buttons(), part.replyTo(), Priority.REPLY, part.expiresAt(),
                part.secret()).with(part.file());
    }
}
