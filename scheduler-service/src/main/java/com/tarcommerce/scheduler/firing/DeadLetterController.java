package com.tarcommerce.scheduler.firing;

import com.tarcommerce.common.problem.ProblemException;
import jakarta.validation.Valid;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/dead-letters")
class DeadLetterController {
    private static final int MOST = 1_000;
    private static final int BATCH = 500;
    private static final int MOST_REPLAYED = 20 * BATCH;

    private final DeadLetterStore deadLetters;
    private final RecordOutcome outcomes;
    private final InstantSource clock;

    DeadLetterController(DeadLetterStore deadLetters, RecordOutcome outcomes, InstantSource clock) {
        this.deadLetters = deadLetters;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Oldest first, of one tenant or of all; {@code limit} 1 to 1,000, {@code cursor} as the page before gave it. */
    @GetMapping
    Page list(@RequestParam(required = false) @Nullable String tenant, @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "") String cursor) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.malformed("limit is 1 to 1,000.");
        }
        var found = deadLetters.list(tenant, DeadLetterCursor.parse(cursor), limit + 1);
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), DeadLetterCursor.after(found.get(limit - 1)).toString());
    }

    /** 202: it is due now, under the id that it had, with all its attempts before it again; 404. */
    @PostMapping("/{id}/replay")
    ResponseEntity<Void> replay(@PathVariable String id) {
        if (!outcomes.replayed(id, clock.instant())) {
            throw ProblemException
                    .notFound("There is no such dead letter: it was never there, or is replayed already.");
        }
        return ResponseEntity.accepted().build();
    }

    /**
     * 202: those that died in the stretch of time, of one tenant or of all, are due now like one that is replayed, the
     * oldest first; 400 if it ends before it begins or in the future. At most 10,000 at once: {@code more} says whether
     * to ask again. Batch by batch; what dies again meanwhile died after the stretch.
     */
    @PostMapping("/replay")
    ResponseEntity<Replayed> replayAll(@Valid @RequestBody ReplayRange range) {
        if (!range.from().isBefore(range.to()) || range.to().isAfter(clock.instant())) {
            throw ProblemException.malformed("from must be before to, and to must not be in the future.");
        }
        var count = 0;
        for (var batch = BATCH; batch == BATCH && count < MOST_REPLAYED; count += batch) {
            batch = outcomes.replayed(range, BATCH, clock.instant());
        }
        return ResponseEntity.accepted().body(new Replayed(count, count == MOST_REPLAYED));
    }

    /** @param more whether there may be others: ask again */
    record Replayed(int count, boolean more) {
    }

    /** @param next the cursor of the next page; null on the last */
    record Page(List<DeadLetter> items, @Nullable String next) {
    }
}
