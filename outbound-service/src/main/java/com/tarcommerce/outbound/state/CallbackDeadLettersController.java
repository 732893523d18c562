package com.tarcommerce.outbound.state;

import com.tarcommerce.common.contract.message.StateChanged;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.problem.ProblemException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What callbacks could not be told; needs the internal token. */
@RestController
@RequestMapping("/v1/callback-dead-letters")
class CallbackDeadLettersController {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final StateEventStore events;
    private final CommitGroup commits;
    private final StateNews news;
    private final InstantSource clock;

    CallbackDeadLettersController(StateEventStore events, CommitGroup commits, StateNews news, InstantSource clock) {
        this.events = events;
        this.commits = commits;
        this.news = news;
        this.clock = clock;
    }

    /** @param id also the cursor of what comes after it */
    record Letter(String id, String webhookId, String callback, StateChanged event, String reason) {
    }

    record Letters(List<Letter> items, @Nullable String next) {
    }

    /** 200, oldest first; {@code limit} is 1 to 200, 50 unless given; 400 malformed. */
    @GetMapping
    Letters list(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var most = Objects.requireNonNullElse(limit, USUAL);
        if (most < 1 || most > MOST) {
            throw ProblemException.malformed("limit must be from 1 to " + MOST);
        }
        var found = events.dead(cursor == null ? 0 : number(cursor), most + 1).stream()
                .map(dead -> new Letter(String.valueOf(dead.event().seq()), dead.event().webhookId(),
                        dead.event().callback(), dead.event().change(), dead.reason()))
                .toList();
        var page = found.subList(0, Math.min(most, found.size()));
        return new Letters(page, found.size() > most ? page.getLast().id() : null);
    }

    /** 202: it is told again, under the same {@code webhook-id}; 404 if there is no such letter. */
    @PostMapping("/{id}/replay")
    ResponseEntity<Void> replay(@PathVariable String id) {
        if (!commits.commit(() -> events.revive(number(id), clock.instant()))) {
            throw ProblemException.notFound("There is no such dead letter.");
        }
        news.ring();
        return ResponseEntity.accepted().build();
    }

    private static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw ProblemException.malformed("ids and cursors are those that a list gave");
        }
        return Long.parseLong(id);
    }
}
