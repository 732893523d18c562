package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.channel.web.WebRooms;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What stands in a room in the browser, as it happens. */
@Tag(name = "web rooms")
@RestController
class WebEventsController {
    private final WebRooms rooms;
    private final StreamRoom stream;

    WebEventsController(WebRooms rooms, StreamRoom stream) {
        this.rooms = rooms;
        this.stream = stream;
    }

    /**
     * Server-sent events {@code said}, {@code told}, {@code note} and {@code typing}: first the latest hundred of the room,
     * or all after {@code Last-Event-ID}, then each change. A message that is changed comes again under its id with its new
     * words. A comment comes when nothing else did for 15 s.
     *
     * <p>Whoever listens more than ten times, or when all places are taken, loses the oldest connection, with a {@code retry}.
     *
     * <p>200; 400 for a {@code Last-Event-ID} that is none of ours; 429 {@code too-many-listeners}.
     */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "429", description = "The shop has 20 such connections open, none of this key: close one.")
    @GetMapping("/v1/tenants/{tenant}/web-rooms/{room}/events")
    void events(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller, @PathVariable String room,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @Parameter(hidden = true) HttpMethod method, @Parameter(hidden = true) HttpServletResponse response)
            throws InterruptedException {
        var id = rooms.get(caller.tenant(), room).id();
        if (method.equals(HttpMethod.HEAD)) {
            // Nothing is sent, so nobody would notice that who asked is gone.
            StreamRoom.describe(response);
        } else {
            stream.run(caller, id, lastSeen(last), response);
        }
    }

    /** Null for who comes in. */
    private static @Nullable Long lastSeen(@Nullable String last) {
        try {
            return last == null || last.isBlank() ? null : Long.valueOf(last.strip());
        } catch (NumberFormatException none) {
            throw ProblemException.malformed("Last-Event-ID must be the id of an event of this room.");
        }
    }
}
