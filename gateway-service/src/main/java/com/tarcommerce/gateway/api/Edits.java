package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.commerce.Quantities;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** What the writes of all kinds check alike, and how they fail. */
@Component
class Edits {
    private static final int MOST_DATA = 64 * 1024;

    private final NodeStore nodes;

    Edits(NodeStore nodes) {
        this.nodes = nodes;
    }

    Node existing(Caller caller, NodeKind kind, String id) {
        return nodes.find(caller.tenant(), kind, id).orElseThrow(() -> missing(kind));
    }

    static ProblemException missing(NodeKind kind) {
        return ProblemException.notFound("This shop has no " + kind.wire() + " of this id.");
    }

    /** @param ifMatch the version that the caller has seen, as an ETag; whatever is there is changed without it */
    Writes.Change change(Caller caller, NodeKind kind, String id, @Nullable String ifMatch, UnaryOperator<Node> edit) {
        var before = expected(existing(caller, kind, id), ifMatch);
        var edited = edit.apply(before);
        if (edited.equals(before)) {
            return new Writes.Change(before, before);
        }
        var after = unlessTaken(() -> nodes.update(edited)).orElseThrow(Edits::changedMeanwhile);
        return new Writes.Change(before, after);
    }

    static Node expected(Node node, @Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return node;
        }
        var seen = ETag.parse(ifMatch);
        if (seen.isEmpty()) {
            throw ProblemException.malformed("If-Match must be the ETag of an answer, with its quotes: \"3\".");
        }
        if (!seen.contains(new ETag(String.valueOf(node.version()), false))) {
            throw changedMeanwhile();
        }
        return node;
    }

    static <T> T unlessTaken(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw ProblemException.conflict("name-taken",
                    "Another item of this shop has this name, apart from case and spacing.");
        }
    }

    static BigDecimal quantity(@Nullable BigDecimal given, BigDecimal otherwise) {
        if (given != null && !Quantities.fits(given)) {
            throw ProblemException.malformed("quantity must have at most 3 decimals and be at most 1000000000.");
        }
        return given == null ? otherwise : given;
    }

    static String data(@Nullable Map<String, @Nullable Object> given) {
        return checked(given == null ? NodeData.EMPTY : NodeData.of(given));
    }

    /** Fields that are given replace those of the same name; a null removes one. */
    static String merge(Node node, @Nullable Map<String, @Nullable Object> given) {
        if (given == null) {
            return node.data();
        }
        var merged = NodeData.of(node).fields();
        given.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return checked(NodeData.of(merged));
    }

    private static String checked(NodeData given) {
        var data = json(given);
        if (data.length() > MOST_DATA) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-large",
                    "data is longer than " + MOST_DATA + " characters.");
        }
        return data;
    }

    private static String json(NodeData given) {
        try {
            return given.json();
        } catch (JacksonException beyondPlainDigits) {
            throw ProblemException.malformed("data holds a number that can't be kept: write it as text.");
        }
    }

    private static ProblemException changedMeanwhile() {
        return new ProblemException(HttpStatus.PRECONDITION_FAILED, "version-conflict",
                "It has another version than If-Match says: read it again and decide anew.");
    }
}
