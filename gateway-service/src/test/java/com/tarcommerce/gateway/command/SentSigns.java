package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Accepted;
import com.tarcommerce.common.contract.message.AcceptedBatch;
import com.tarcommerce.common.contract.message.Message;
import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.SendMessages;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.http.ResponseEntity;
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
    public ResponseEntity<Void> cancel(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ResponseEntity<Void> cancelByKey(String tenant, String idempotencyKey) {
        throw new UnsupportedOperationException();
    }
}
