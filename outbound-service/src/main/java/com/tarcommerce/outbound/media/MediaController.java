package com.tarcommerce.outbound.media;

import com.tarcommerce.common.contract.message.KeptMedia;
import com.tarcommerce.common.problem.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes files that messages are to carry, and gives back what it keeps. The body is the file itself. */
@RestController
class MediaController {
    private static final int LONGEST_TENANT = 128;
    private static final long MOST_DRAINED = 64L * 1024 * 1024;
    private static final byte[] NOTHING = {};

    private final KeepMedia keepMedia;
    private final ReadMedia readMedia;

    MediaController(KeepMedia keepMedia, ReadMedia readMedia) {
        this.keepMedia = keepMedia;
        this.readMedia = readMedia;
    }

    /** The file itself; 404 if the tenant has no such one, or not any more. */
    @GetMapping(path = "/v1/media/{id}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> read(@PathVariable String id, @RequestParam String tenant) {
        return ResponseEntity.ok().header("X-Content-Type-Options", "nosniff").body(readMedia.read(tenant, id)
                .orElseThrow(() -> ProblemException.notFound("This tenant has no such file, or not any more.")));
    }

    /** 201 once it is durable, {@code {id, type, size}}, for the same file the same again; 400 empty; 413; 415. */
    @Operation(summary = "Keeps a file that messages may carry; the body is the file itself, at most 20 MiB", requestBody = @RequestBody(required = true, content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "201", description = "It is durable; the same file of the tenant again has the same id", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "No tenant, or no file")
    @ApiResponse(responseCode = "413", description = "More than 20 MiB")
    @ApiResponse(responseCode = "415", description = "A form, or a file of no kind that goes out")
    @PostMapping("/v1/media")
    ResponseEntity<KeptMedia> keep(@RequestParam String tenant, HttpServletRequest request) throws IOException {
        if (tenant.isBlank() || tenant.length() > LONGEST_TENANT) {
            throw ProblemException.malformed("tenant has 1 to 128 characters.");
        }
        var file = request.getContentLengthLong() > KeepMedia.MOST_BYTES
                ? NOTHING
                : request.getInputStream().readNBytes(KeepMedia.MOST_BYTES + 1);
        if (file.length > KeepMedia.MOST_BYTES || request.getContentLengthLong() > KeepMedia.MOST_BYTES) {
            // Someone who is still sending does not see the answer, unless what is sent has been taken.
            request.getInputStream().skip(MOST_DRAINED);
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-large", "A file has at most 20 MiB.");
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(keepMedia.keep(tenant, file, request.getContentType()));
    }

    /** What it holds would have to be taken apart, and is taken apart by nobody. */
    @Hidden
    @PostMapping(path = "/v1/media", consumes = {"application/x-www-form-urlencoded", "multipart/*"})
    ResponseEntity<KeptMedia> refuseForm() {
        throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
                "The body is the file itself, not a form with it: curl --data-binary @file, and not -F or -d.");
    }
}
