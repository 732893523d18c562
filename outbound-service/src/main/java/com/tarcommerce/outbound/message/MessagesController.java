package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.Accepted;
import com.tarcommerce.common.contract.message.AcceptedBatch;
import com.tarcommerce.common.contract.message.Message;
import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.SendMessages;
import com.tarcommerce.common.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MessagesController implements MessagesApi {
    private final AcceptMessages acceptMessages;
    private final CancelMessage cancelMessage;
    private final Ledger ledger;

    MessagesController(AcceptMessages acceptMessages, CancelMessage cancelMessage, Ledger ledger) {
        this.acceptMessages = acceptMessages;
        this.cancelMessage = cancelMessage;
        this.ledger = ledger;
    }

    @Override
    public ResponseEntity<Accepted> send(SendMessage message) {
        return ResponseEntity.accepted().body(new Accepted(acceptMessages.accept(List.of(message)).getFirst()));
    }

    @Override
    public ResponseEntity<AcceptedBatch> sendAll(SendMessages batch) {
        return ResponseEntity.accepted().body(new AcceptedBatch(acceptMessages.accept(batch.messages())));
    }

    @Override
    public Message get(String id) {
        return found(ledger.find(id));
    }

    @Override
    public Message getByKey(String tenant, String idempotencyKey) {
        return found(ledger.find(tenant, idempotencyKey));
    }

    private static Message found(Optional<Message> message) {
        return message.orElseThrow(() -> ProblemException.notFound("There is no such message."));
    }

    @Override
    public ResponseEntity<Void> cancel(String id) {
        cancelMessage.cancel(id);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Void> cancelByKey(String tenant, String idempotencyKey) {
        cancelMessage.cancel(tenant, idempotencyKey);
        return ResponseEntity.noContent().build();
    }
}
