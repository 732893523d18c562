package com.tarcommerce.gateway.api;

import com.tarcommerce.common.contract.message.Accepted;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.channel.web.SayInRoom;
import com.tarcommerce.gateway.channel.web.WebRooms;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import com.tarcommerce.gateway.shop.WritePace;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** To speak and press in a shop's rooms in the browser. */
@Tag(name = "web rooms")
@RestController
@RequestMapping("/v1/tenants/{tenant}/web-rooms/{room}")
class WebMessagesController {
    private static final int LONGEST_KEY = 200;
    static final String TOO_FAST = "More than 60 a minute of one key: Retry-After says when to send it again.";

    private final WebRooms rooms;
    private final SayInRoom say;
    private final WritePace pace;

    WebMessagesController(WebRooms rooms, SayInRoom say, WritePace pace) {
        this.rooms = rooms;
        this.say = say;
        this.pace = pace;
    }

    /** @param text what is said, as in any chat */
    record NewMessage(@NotBlank @Size(max = 4_096) String text) {
    }

    /**
     * @param message the message under which the button stands
     * @param button  the button's id
     */
    record NewPress(@NotBlank @Size(max = 128) String message, @NotBlank @Size(max = 64) String button) {
    }

    /**
     * 202 once it is kept and stands in the room, now or under the same Idempotency-Key before; what Tar says to it comes
     * with the room's events. 409 {@code idempotency-key-reused}; 429 {@code too-fast} for more than 60 a
     * minute of one key; 503 if it could not be kept.
     */
    @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "429", description = TOO_FAST)
    @PostMapping("/messages")
    ResponseEntity<Accepted> say(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @PathVariable String room, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody NewMessage body) {
        pace.require(caller.tenant(), caller.sender().id());
        var where = rooms.get(caller.tenant(), room);
        return kept(() -> say.say(caller.tenant(), where, caller.sender(), body.text(), checked(key)));
    }

    /**
     * 202 once it is kept; its answer comes as an event that names the id. 404 also for a button that does not stand there
     * any more; 409 {@code idempotency-key-reused}; 429 {@code too-fast} for more than 60 a
     * minute of one key; 503 if it could not be kept.
     */
    @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "429", description = TOO_FAST)
    @PostMapping("/presses")
    ResponseEntity<Accepted> press(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @PathVariable String room, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody NewPress body) {
        pace.require(caller.tenant(), caller.sender().id());
        var where = rooms.get(caller.tenant(), room);
        return kept(() -> say.press(caller.tenant(), where, caller.sender(),
                new SayInRoom.Pressed(body.message(), body.button()), checked(key)));
    }

    static ResponseEntity<Accepted> kept(Supplier<String> keep) {
        try {
            return ResponseEntity.accepted().body(new Accepted(keep.get()));
        } catch (TemporaryFailure failure) {
            throw notKept();
        }
    }

    static ProblemException notKept() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "not-kept",
                "It could not be kept: send it again, with the same Idempotency-Key.");
    }

    static @Nullable String checked(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw ProblemException.malformed("Idempotency-Key must have 1 to " + LONGEST_KEY + " characters.");
        }
        return key;
    }
}
