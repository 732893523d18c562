package com.tarcommerce.gateway.event;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.event.DeadEvents.DeadEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that were given up, for operators: the internal token guards it. */
@RestController
@RequestMapping("/v1/dead-letters")
class DeadEventsController {
    private static final int PAGE = 100;

    private final DeadEvents events;

    DeadEventsController(DeadEvents events) {
        this.events = events;
    }

    /** 200, oldest first; 400 for a cursor that is none. */
    @GetMapping
    Page list(@RequestParam(defaultValue = "0") String cursor) {
        var found = events.after(number(cursor), PAGE + 1);
        var page = found.subList(0, Math.min(found.size(), PAGE));
        return new Page(page.stream().map(DeadEvents.Placed::event).toList(),
                found.size() > PAGE ? Long.toString(page.getLast().seq()) : null);
    }

    /** 202: it is delivered again, under the same id and keys; 404 unknown; 409 when it is no dead letter (any more). */
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replay(@PathVariable String id) {
        if (events.replay(id)) {
            return;
        }
        throw events.exists(id)
                ? ProblemException.conflict("not-dead", "This event is still being delivered.")
                : ProblemException.notFound("There is no event with this id; what was delivered is forgotten.");
    }

    /** 202: all that were given up from one moment to before the other are delivered again. */
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed replay(@Valid @RequestBody Range range) {
        return new Replayed(events.replay(range.from(), range.to()));
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException noNumber) {
            throw ProblemException.malformed("The cursor is no number: take it from the page before.");
        }
    }

    record Page(List<DeadEvent> items, @Nullable String next) {
    }

    /** From this moment to before that one. */
    record Range(@NotNull Instant from, @NotNull Instant to) {
    }

    record Replayed(int replayed) {
    }
}
