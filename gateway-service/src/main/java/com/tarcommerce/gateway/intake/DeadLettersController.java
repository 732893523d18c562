package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Parked updates over HTTP, for operators: the internal token guards it. */
@RestController
@RequestMapping("/v1/dead-letters/inbox")
class DeadLettersController {
    private static final int PAGE = 100;

    private final DeadLetters deadLetters;

    DeadLettersController(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** 200, in the order of arrival; 400 for a cursor that is none. */
    @GetMapping
    Page list(@RequestParam(defaultValue = "0") String cursor) {
        var found = deadLetters.after(number(cursor, "cursor"), PAGE + 1);
        var page = found.subList(0, Math.min(found.size(), PAGE));
        return new Page(page, found.size() > PAGE ? page.getLast().id() : null);
    }

    /** 202: it is dealt with again; 404 unknown; 409 when it is not parked. */
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replay(@PathVariable String id) {
        var number = number(id, "id");
        if (deadLetters.replay(number)) {
            return;
        }
        throw deadLetters.exists(number)
                ? ProblemException.conflict("not-parked", "This update is not parked, so there is nothing to replay.")
                : ProblemException.notFound("There is no update with this id.");
    }

    private static long number(String text, String name) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw ProblemException.malformed("The " + name + " is no number: take it from the list.");
        }
    }

    record Page(List<DeadLetter> items, @Nullable String next) {
    }
}
