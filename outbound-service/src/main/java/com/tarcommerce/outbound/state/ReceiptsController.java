package com.tarcommerce.outbound.state;

import com.tarcommerce.common.contract.message.Receipts;
import com.tarcommerce.common.contract.message.ReceiptsApi;
import com.tarcommerce.common.database.CommitGroup;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReceiptsController implements ReceiptsApi {
    private static final Duration FOREIGN_KEPT = Duration.ofDays(1);

    private final ReceiptStore store;
    private final CommitGroup commits;
    private final StateNews news;
    private final InstantSource clock;

    ReceiptsController(ReceiptStore store, CommitGroup commits, StateNews news, InstantSource clock) {
        this.store = store;
        this.commits = commits;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<Void> keep(Receipts receipts) {
        var now = clock.instant();
        commits.commit(() -> {
            receipts.receipts().forEach(each -> store.keep(each, now));
            return store.forget(now.minus(FOREIGN_KEPT));
        });
        news.ring();
        return ResponseEntity.noContent().build();
    }
}
