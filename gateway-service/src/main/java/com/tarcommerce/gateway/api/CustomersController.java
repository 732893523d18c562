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

/** Customers: a name, and what else the shop keeps about them in {@code data}, such as where they are written to. */
@Tag(name = "customers")
@RestController
@RequestMapping("/v1/tenants/{tenant}/customers")
class CustomersController {
    private static final NodeKind KIND = NodeKind.CUSTOMER;

    private final NodeStore nodes;
    private final Writes writes;
    private final Edits edits;
    private final Lists lists;

    CustomersController(NodeStore nodes, Writes writes, Edits edits, Lists lists) {
        this.nodes = nodes;
        this.writes = writes;
        this.edits = edits;
        this.lists = lists;
    }

    /** 201; 409 {@code idempotency-key-reused}. */
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<NodeView> create(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Bodies.NewCustomer body, HttpServletRequest request) {
        var customer = new NewNode(body.name().strip(), "", BigDecimal.ZERO, 0,
                Edits.data(CustomerData.checked(body.data())));
        return writes.create(new Writes.Request(caller, key, null, request.getRequestURI(), "create_customer", body),
                () -> new Writes.Change(null,
                        nodes.insert(caller.tenant(), KIND, nodes.nextId(caller.tenant(), KIND), customer)));
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
            @Valid @RequestBody Bodies.CustomerChange body, HttpServletRequest request) {
        return writes.update(new Writes.Request(caller, key, ifMatch, request.getRequestURI(), "update_customer", body),
                () -> edits.change(caller, KIND, id, ifMatch,
                        customer -> customer
                                .withName(Objects.requireNonNullElse(body.name(), customer.name()).strip())
                                .withData(Edits.merge(customer, CustomerData.checked(body.data())))));
    }
}
