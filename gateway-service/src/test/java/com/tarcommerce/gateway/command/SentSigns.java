package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Accepted;
import com.tarcommerce.common.contract.message.AcceptedBatch;
import com.tarcommerce.common.contract.message.Message;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.MessageState;
import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.SendMessages;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;

/** What was shown while an answer was being worked on. */
class SentSigns implements MessagesApi {
    static final String ID = "msg_1";

    final List<SendMessage> sent = new CopyOnWriteArrayList<>();
    volatile boolean isAway;

    @Override
    public ResponseEntity<Accepted> send(SendMessage message) {
        if (isAway) {
            throw new ResourceAccessException("outbound is away");
        }
        if (known(message.tenant(), message.idempotencyKey()).anyMatch(before -> !before.equals(message))) {
            throw HttpClientErrorException.create(HttpStatus.CONFLICT, "", HttpHeaders.EMPTY, new byte[0], null);
        }
        sent.add(message);
        return ResponseEntity.accepted().body(new Accepted(ID));
    }

    @Override
    public ResponseEntity<AcceptedBatch> sendAll(SendMessages batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Message get(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Message getByKey(String tenant, String idempotencyKey) {
        return known(tenant, idempotencyKey).findFirst()
                .map(said -> new Message(ID, idempotencyKey, tenant, said.room(), MessageKind.PROGRESS,
                        MessageState.SENT, said.text(), List.of(), 0, List.of(), List.of(), Instant.EPOCH, null, null,
                        null))
                .orElseThrow(() -> HttpClientErrorException.create(HttpStatus.NOT_FOUND, "", HttpHeaders.EMPTY,
                        new byte[0], null));
    }

    private Stream<SendMessage> known(String tenant, String key) {
        return sent.stream().filter(said -> said.tenant().equals(tenant) && said.idempotencyKey().equals(key));
    }

    @Override
    public ResponseEntity<Void> cancel(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ResponseEntity<Void> cancelByKey(String tenant, String idempotencyKey) {
        throw new UnsupportedOperationException();
    }
}
