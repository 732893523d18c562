package com.tarcommerce.gateway.api;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.channel.web.WebRoom;
import com.tarcommerce.gateway.channel.web.WebRooms;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A shop's rooms in the browser: to list, make and remove. */
@Tag(name = "web rooms")
@RestController
@RequestMapping("/v1/tenants/{tenant}/web-rooms")
class WebRoomsController {
    private static final String NOT_ADMINISTRATOR = "This key does not administer rooms; /apikey admin in the shop's chat makes one that does.";

    private final WebRooms rooms;
    private final Repeats repeats;

    WebRoomsController(WebRooms rooms, Repeats repeats) {
        this.rooms = rooms;
        this.repeats = repeats;
    }

    /** @param role {@code inventory}, {@code orders}, {@code finance}, {@code marketing} or {@code general} */
    record NewRoom(@NotNull @Size(max = 64) @Pattern(regexp = Bodies.NAME, message = Bodies.NO_NAME) String title,
            @Nullable String role) {
    }

    /**
     * @param administers whether the caller makes rooms and settles things in them
     * @param you         who the caller is in them, as {@code from.id} of a message says
     */
    record Rooms(List<WebRoom> items, @Nullable String next, boolean administers, String you) {
    }

    /** All of them, oldest first. */
    @GetMapping
    Rooms list(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller) {
        return new Rooms(rooms.ofTenant(caller.tenant()), null, caller.administers(), caller.sender().id());
    }

    /**
     * 201; 403 for a key that does not administer; 409 {@code too-many-rooms}. The same Idempotency-Key
     * makes one room, and gets the same answer; 409 {@code idempotency-key-reused}.
     */
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "403", description = NOT_ADMINISTRATOR)
    @PostMapping
    ResponseEntity<WebRoom> create(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody NewRoom body) {
        requireAdministrator(caller);
        var room = repeats.once(new Repeats.Asked(caller, key, "create_web_room", body), WebRoom.class,
                () -> rooms.create(caller.tenant(), body.title().strip(), role(body.role()), caller.sender(),
                        caller.source()));
        return ResponseEntity.created(URI.create("/v1/tenants/" + caller.tenant() + "/web-rooms/" + room.id()))
                .body(room);
    }

    /** 204, with all that was shown in it; 403 for a key that does not administer; 409 {@code room-is-bound}. */
    @ApiResponse(responseCode = "204")
    @ApiResponse(responseCode = "403", description = NOT_ADMINISTRATOR)
    @DeleteMapping("/{room}")
    ResponseEntity<Void> remove(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @PathVariable String room) {
        requireAdministrator(caller);
        rooms.remove(caller.tenant(), room, caller.sender(), caller.source());
        return ResponseEntity.noContent().build();
    }

    private static void requireAdministrator(Caller caller) {
        if (!caller.administers()) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "forbidden", NOT_ADMINISTRATOR);
        }
    }

    private static @Nullable Role role(@Nullable String name) {
        return name == null
                ? null
                : Role.find(name).orElseThrow(() -> ProblemException.malformed("role must be one of "
                        + Arrays.stream(Role.values()).map(Role::wire).collect(Collectors.joining(", ")) + "."));
    }
}
