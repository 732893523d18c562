package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.SendMessages;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Hands a reply to outbound, always under the same keys, so that saying it again says it once. */
@Component
class SendReply {
    private final MessagesApi outbound;

    SendReply(MessagesApi outbound) {
        this.outbound = outbound;
    }

    /** @throws RefusedReply if trying again is of no use; other failures pass */
    void send(long id, Reply reply) {
        var messages = IntStream.range(0, reply.parts().size())
                .mapToObj(part -> message(keyOf(id, part), reply.tenant(), reply.parts().get(part))).toList();
        try {
            if (messages.size() == 1) {
                outbound.send(messages.getFirst());
            } else if (!messages.isEmpty()) {
                outbound.sendAll(new SendMessages(messages));
            }
        } catch (HttpClientErrorException refusal) {
            var status = refusal.getStatusCode().value();
            if (Trouble.PASSING_STATUS.contains(status)) {
                throw refusal;
            }
            throw new RefusedReply(status, refusal);
        }
    }

    private static String keyOf(long id, int part) {
        return part == 0 ? "reply:" + id : "reply:" + id + ":" + part;
    }

    private static SendMessage message(String key, String tenant, Reply.Part part) {
        return new SendMessage(key, tenant, part.room(), part.kind(), part.text(), null,
                part.buttons().isEmpty() ? null : part.buttons(), part.replyTo(), Priority.REPLY, null, part.secret());
    }
}
