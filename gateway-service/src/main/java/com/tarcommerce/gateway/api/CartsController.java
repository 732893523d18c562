package com.tarcommerce.gateway.api;

import com.tarcommerce.gateway.commerce.NodeKind;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Carts: when an open one was left alone for too long, its customer is nudged or its rooms are told. */
@Tag(name = "carts")
@RestController
@RequestMapping("/v1/tenants/{tenant}/carts")
class CartsController {
    private static final NodeKind KIND = NodeKind.CART;

    private final CartDesk desk;
    private final Writes writes;
    private final Lists lists;

    CartsController(CartDesk desk, Writes writes, Lists lists) {
        this.desk = desk;
        this.writes = writes;
        this.lists = lists;
    }

    /** 201; 404 {@code unknown-item}, {@code unknown-customer}; 409 {@code idempotency-key-reused}. */
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<NodeView> create(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Bodies.NewCart body, HttpServletRequest request) {
        return writes.create(new Writes.Request(caller, key, null, request.getRequestURI(), "create_cart", body),
                () -> new Writes.Change(null, desk.place(caller, body)));
    }

    @GetMapping
    Page<NodeView> list(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Page.DEFAULT) int limit) {
        return lists.page(caller, KIND, status, cursor, limit);
    }

    @GetMapping("/{id}")
    ResponseEntity<NodeView> get(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @PathVariable String id) {
        var view = lists.one(caller, KIND, id);
        return ResponseEntity.ok().eTag(view.etag()).body(view);
    }

    /** 200; 404 {@code unknown-item}, {@code unknown-customer}; 412 {@code version-conflict} if {@code If-Match} names another version. */
    @PatchMapping("/{id}")
    ResponseEntity<NodeView> update(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @PathVariable String id, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Bodies.CartChange body, HttpServletRequest request) {
        return writes.update(new Writes.Request(caller, key, ifMatch, request.getRequestURI(), "update_cart", body),
                () -> desk.change(caller, id, ifMatch, body));
    }
}
