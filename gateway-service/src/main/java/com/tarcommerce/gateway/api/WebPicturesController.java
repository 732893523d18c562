package com.tarcommerce.gateway.api;

import com.tarcommerce.common.contract.message.Accepted;
import com.tarcommerce.common.contract.message.MediaApi;
import com.tarcommerce.common.media.FirstBytes;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.channel.RawBody;
import com.tarcommerce.gateway.channel.web.SayInRoom;
import com.tarcommerce.gateway.channel.web.WebRooms;
import com.tarcommerce.gateway.intake.MediaSource;
import com.tarcommerce.gateway.shop.WritePace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;

/** To show a photo of a bill in a shop's room in the browser. The body is the file itself. */
@Tag(name = "web rooms")
@RestController
class WebPicturesController {
    private static final int MOST_AT_ONCE = 4;
    private static final String SOON = "5";

    private final WebRooms rooms;
    private final SayInRoom say;
    private final WritePace pace;
    private final MediaApi outbound;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    WebPicturesController(WebRooms rooms, SayInRoom say, WritePace pace, MediaApi outbound) {
        this.rooms = rooms;
        this.say = say;
        this.pace = pace;
        this.outbound = outbound;
    }

    /**
     * 202 once it is kept and stands in the room, now or under the same Idempotency-Key before; what Tar reads on it comes
     * with the room's events. 409 {@code idempotency-key-reused}; 413; 415; 429 {@code too-fast} for more than 60 a minute
     * of one key, or 20 pictures an hour of one shop; 503 {@code busy} while four others are being taken, and if it could
     * not be kept.
     *
     * @param text what is written under it
     */
    @Operation(requestBody = @RequestBody(required = true, description = "A JPEG, PNG, WebP or PDF, at most 20 MiB", content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "415", description = "It is no JPEG, PNG, WebP or PDF, by its own bytes, or sent as a form")
    @ApiResponse(responseCode = "429", description = "More than 60 a minute of one key, or 20 pictures an hour of one shop: Retry-After says when to send it again.")
    @ApiResponse(responseCode = "503", description = "Four others are being taken, and Retry-After says when to send it again; or it could not be kept.")
    // A form would be read as parameters, and be no file any more.
    @PostMapping(path = TenantFilter.PICTURES, consumes = {"image/*", "application/pdf", "application/octet-stream"})
    ResponseEntity<Accepted> show(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @PathVariable String room, @RequestParam(defaultValue = "") @Size(max = 1_024) String text,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) throws IOException {
        pace.require(caller.tenant(), caller.sender().id());
        var where = rooms.get(caller.tenant(), room);
        var named = WebMessagesController.checked(key);
        var picture = inPlace(caller.tenant(), request);
        return WebMessagesController.kept(() -> say.say(caller.tenant(), where, caller.sender(),
                new SayInRoom.Said(text, picture), named));
    }

    /** Nobody waits for a place: who waits with a body holds a connection. */
    private SayInRoom.Picture inPlace(String tenant, HttpServletRequest request) throws IOException {
        if (!places.tryAcquire()) {
            var refusal = new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "busy",
                    "Other pictures are being taken: send it again, with the same Idempotency-Key.");
            refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, SOON);
            throw refusal;
        }
        try {
            pace.requirePicture(tenant);
            return picture(tenant, RawBody.read(request, MediaSource.MOST_BYTES));
        } finally {
            places.release();
        }
    }

    /** What it is is looked at first: what outbound has taken it keeps for days. */
    private SayInRoom.Picture picture(String tenant, byte[] file) {
        if (FirstBytes.typeOf(file).filter(MediaSource.TYPES::contains).isEmpty()) {
            throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
                    "The body is the picture itself: a JPEG, PNG, WebP or PDF.");
        }
        try {
            var kept = outbound.keep(tenant, file);
            return new SayInRoom.Picture(kept.id(), kept.type(), kept.size());
        } catch (RestClientException away) {
            throw WebMessagesController.notKept();
        }
    }
}
