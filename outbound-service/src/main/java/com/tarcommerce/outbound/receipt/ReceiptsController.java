package com.tarcommerce.outbound.receipt;

import com.tarcommerce.common.contract.message.Heard;
import com.tarcommerce.common.contract.message.Receipts;
import com.tarcommerce.common.contract.message.ReceiptsApi;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.outbound.state.StateNews;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReceiptsController implements ReceiptsApi {
    private final ReceiptStore store;
    private final HearPeople people;
    private final LateStore late;
    private final SendAgain sendAgain;
    private final CommitGroup commits;
    private final StateNews news;
    private final InstantSource clock;

    ReceiptsController(ReceiptStore store, HearPeople people, LateStore late, SendAgain sendAgain, CommitGroup commits,
            StateNews news, InstantSource clock) {
        this.store = store;
        this.people = people;
        this.late = late;
        this.sendAgain = sendAgain;
        this.commits = commits;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<Void> keep(Receipts receipts) {
        var now = clock.instant();
        var heard = Objects.requireNonNullElse(receipts.heard(), List.<Heard>of());
        commits.commit(() -> {
            people.keep(heard);
            for (var receipt : receipts.receipts()) {
                if (LateStore.isLate(receipt)) {
                    late.keep(receipt, now);
                } else {
                    store.keep(receipt, now);
                }
            }
            return store.forget(now.minus(SendAgain.FOREIGN_KEPT));
        });
        people.tell(heard);
        news.ring();
        if (receipts.receipts().stream().anyMatch(LateStore::isLate)) {
            sendAgain.look();
        }
        return ResponseEntity.noContent().build();
    }
}
