package com.tarcommerce.gateway.api;

import com.tarcommerce.gateway.commerce.NewNode;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.Objects;
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

/** Items: name, stock ({@code quantity}) and unit price ({@code amount}, paise). */
@Tag(name = "items")
@RestController
@RequestMapping("/v1/tenants/{tenant}/items")
class ItemsController {
    private static final NodeKind KIND = NodeKind.ITEM;

    private final NodeStore nodes;
    private final Writes writes;
    private final Edits edits;
    private final Lists lists;

    ItemsController(NodeStore nodes, Writes writes, Edits edits, Lists lists) {
        this.nodes = nodes;
        this.writes = writes;
        this.edits = edits;
        this.lists = lists;
    }

    /** 201; 409 {@code name-taken} or {@code idempotency-key-reused}. */
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<NodeView> create(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Bodies.NewItem body, HttpServletRequest request) {
        var item = new NewNode(body.name().strip(), "", Edits.quantity(body.quantity(), BigDecimal.ZERO),
                Objects.requireNonNullElse(body.amount(), 0L), Edits.data(ItemData.checked(body.data())));
        return writes.create(new Writes.Request(caller, key, null, request.getRequestURI(), "create_item", body),
                () -> new Writes.Change(null, Edits.unlessTaken(
                        () -> nodes.insert(caller.tenant(), KIND, nodes.nextId(caller.tenant(), KIND), item))));
    }

    @GetMapping
    Page<NodeView> list(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Page.DEFAULT) int limit) {
        return lists.page(caller, KIND, null, cursor, limit);
    }

    @GetMapping("/{id}")
    ResponseEntity<NodeView> get(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @PathVariable String id) {
        var view = lists.one(caller, KIND, id);
        return ResponseEntity.ok().eTag(view.etag()).body(view);
    }

    /** 200; 412 {@code version-conflict} if {@code If-Match} names another version. */
    @PatchMapping("/{id}")
    ResponseEntity<NodeView> update(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @PathVariable String id, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Bodies.ItemChange body, HttpServletRequest request) {
        return writes.update(new Writes.Request(caller, key, ifMatch, request.getRequestURI(), "update_item", body),
                () -> edits.change(caller, KIND, id, ifMatch,
                        item -> item.withName(Objects.requireNonNullElse(body.name(), item.name()).strip())
                                .withQuantity(Edits.quantity(body.quantity(), item.quantity()))
                                .withAmount(Objects.requireNonNullElse(body.amount(), item.amount()))
                                .withData(Edits.merge(item, ItemData.checked(body.data())))));
    }
}
