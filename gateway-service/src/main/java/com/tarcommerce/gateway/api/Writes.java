package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.signature.Sha256;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.StockMove;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out a write of a shop's program: the change, its audit row and what the Idempotency-Key will be answered are
 * one transaction, so a request that is sent again changes nothing and gets the same answer.
 */
@Component
class Writes {
    private static final int LONGEST_KEY = 255;

    private final TransactionTemplate transaction;
    private final RequestStore requests;
    private final AuditLog audit;
    private final JsonMapper json;

    Writes(PlatformTransactionManager transactions, RequestStore requests, AuditLog audit, JsonMapper json) {
        this.transaction = new TransactionTemplate(transactions);
        this.requests = requests;
        this.audit = audit;
        this.json = json;
    }

    ResponseEntity<NodeView> create(Request request, Supplier<Change> creation) {
        return perform(request, HttpStatus.CREATED, creation);
    }

    ResponseEntity<NodeView> update(Request request, Supplier<Change> change) {
        return perform(request, HttpStatus.OK, change);
    }

    private ResponseEntity<NodeView> perform(Request request, HttpStatus status, Supplier<Change> change) {
        var answer = transaction.execute(_ -> repeated(request).orElseGet(() -> first(request, status, change)));
        var response = ResponseEntity.status(answer.status()).eTag(answer.view().etag());
        return (answer.status() == HttpStatus.CREATED.value()
                ? response.location(URI.create(request.path() + "/" + answer.view().id()))
                : response).body(answer.view());
    }

    private Optional<Answer> repeated(Request request) {
        return requests.repeated(request.caller().tenant(), request.key(), fingerprint(request))
                .map(kept -> new Answer(kept.status(), json.readValue(kept.answer(), NodeView.class)));
    }

    private Answer first(Request request, HttpStatus status, Supplier<Change> change) {
        var done = change.get();
        var view = NodeView.of(done.after());
        var after = json.writeValueAsString(view);
        audit(request, "", done.before(), done.after());
        done.moves().forEach(move -> audit(request, "order " + view.id(), move.before(), move.after()));
        if (request.key() != null) {
            requests.keep(request.caller().tenant(), request.key(),
                    new RequestStore.Kept(fingerprint(request), status.value(), after));
        }
        return new Answer(status.value(), view);
    }

    private void audit(Request request, String reason, @Nullable Node before, Node after) {
        audit.add(new AuditEntry(request.caller().tenant(), request.caller().source(), "", request.action(),
                AuditEntry.Outcome.ALLOWED, reason, after.kind().wire(), after.id(),
                before == null ? null : json.writeValueAsString(NodeView.of(before)),
                json.writeValueAsString(NodeView.of(after)), null));
    }

    private String fingerprint(Request request) {
        return Sha256.hex(request.action() + " " + request.path() + " " + request.ifMatch() + "\n"
                + json.writeValueAsString(request.body()));
    }

    /**
     * @param key     the Idempotency-Key, if one was sent
     * @param ifMatch the If-Match, if one was sent
     * @param path    the address without query
     * @param action  what the audit calls it: {@code create_item}, {@code update_order}
     */
    record Request(Caller caller, @Nullable String key, @Nullable String ifMatch, String path, String action,
            Object body) {
        Request {
            if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
                throw ProblemException.malformed("Idempotency-Key must have 1 to " + LONGEST_KEY + " characters.");
            }
        }
    }

    /** @param moves what it took from stock or gave back: each is in the audit with what it belongs to */
    record Change(@Nullable Node before, Node after, List<StockMove> moves) {
        Change {
            moves = List.copyOf(moves);
        }

        Change(@Nullable Node before, Node after) {
            this(before, after, List.of());
        }
    }

    private record Answer(int status, NodeView view) {
    }
}
