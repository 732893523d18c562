package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Accepted;
import com.tarcommerce.common.contract.message.DeadLetter;
import com.tarcommerce.common.contract.message.DeadLetters;
import com.tarcommerce.common.contract.message.DeadLettersApi;
import com.tarcommerce.common.contract.message.ReplayRange;
import com.tarcommerce.common.contract.message.Replayed;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.outbound.delivery.DeadLetterStore.Revived;
import com.tarcommerce.outbound.message.Arrivals;
import com.tarcommerce.outbound.message.Ledger;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeadLettersController implements DeadLettersApi {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final DeadLetterStore deadLetters;
    private final Ledger ledger;
    private final CommitGroup commits;
    private final Arrivals arrivals;
    private final InstantSource clock;

    DeadLettersController(DeadLetterStore deadLetters, Ledger ledger, CommitGroup commits, Arrivals arrivals,
            InstantSource clock) {
        this.deadLetters = deadLetters;
        this.ledger = ledger;
        this.commits = commits;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @Override
    public DeadLetters list(@Nullable String cursor, @Nullable Integer limit) {
        var most = Objects.requireNonNullElse(limit, USUAL);
        if (most < 1 || most > MOST) {
            throw ProblemException.malformed("limit must be from 1 to " + MOST);
        }
        var rows = deadLetters.list(after(cursor), most + 1);
        var page = rows.subList(0, Math.min(most, rows.size()));
        var next = rows.size() > most ? Long.toString(page.getLast().seq()) : null;
        return new DeadLetters(letters(page), next);
    }

    @Override
    public ResponseEntity<Accepted> replay(String id) {
        var revived = commits.commit(() -> deadLetters.revive(id, clock.instant()))
                .orElseThrow(() -> ProblemException.notFound("There is no such dead letter."));
        arrivals.revived(revived.room(), revived.rank(), revived.seq());
        return ResponseEntity.accepted().body(new Accepted(id));
    }

    /** Batch by batch; who dies again meanwhile died after the stretch of time, if that is in the past. */
    @Override
    public Replayed replayAll(ReplayRange range) {
        if (!range.from().isBefore(range.to()) || range.to().isAfter(clock.instant())) {
            throw ProblemException.malformed("from must be before to, and to must not be in the future");
        }
        var count = 0;
        for (var ids = deadLetters.diedIn(range, MOST); !ids.isEmpty(); ids = deadLetters.diedIn(range, MOST)) {
            for (var revived : reviveAll(ids)) {
                arrivals.revived(revived.room(), revived.rank(), revived.seq());
                count++;
            }
        }
        return new Replayed(count);
    }

    private List<Revived> reviveAll(List<String> ids) {
        return commits.commit(() -> ids.stream().map(id -> deadLetters.revive(id, clock.instant()))
                .flatMap(Optional::stream).toList());
    }

    /** One that is replayed meanwhile is left out. */
    private List<DeadLetter> letters(List<DeadLetterStore.Row> rows) {
        return rows.stream().map(row -> ledger.find(row.id())
                .map(message -> new DeadLetter(message, row.reason(), row.diedAt()))).flatMap(Optional::stream)
                .toList();
    }

    private static long after(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw ProblemException.malformed("cursor must be the 'next' of a page before");
        }
    }
}
