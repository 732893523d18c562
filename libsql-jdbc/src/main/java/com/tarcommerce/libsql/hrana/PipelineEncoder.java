package com.tarcommerce.libsql.hrana;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the body of a pipeline request, {@code PipelineReqBody} of the specification. */
final class PipelineEncoder {
    private final ProtobufWriter out = new ProtobufWriter();

    private PipelineEncoder() {
    }

    static byte[] encode(@Nullable String baton, List<Request> requests) {
        var encoder = new PipelineEncoder();
        if (baton != null) {
            encoder.out.string(1, baton);
        }
        requests.forEach(encoder::request);
        return encoder.out.toByteArray();
    }

    private void request(Request request) {
        var start = out.begin(2);
        switch (request) {
            case Request.Close() -> out.empty(1);
            case Request.Batch(var steps) -> batch(steps);
            case Request.Describe(var sql) -> {
                var describe = out.begin(5);
                out.string(1, sql);
                out.end(describe);
            }
            case Request.Autocommit() -> out.empty(8);
        }
        out.end(start);
    }

    private void batch(List<Step> steps) {
        var request = out.begin(3);
        var batch = out.begin(1);
        for (var step : steps) {
            var start = out.begin(1);
            condition(step.condition());
            stmt(step.stmt());
            out.end(start);
        }
        out.end(batch);
        out.end(request);
    }

    private void condition(Condition condition) {
        switch (condition) {
            case Condition.Always() -> {
            }
            case Condition.Succeeded(var step) -> {
                var start = out.begin(1);
                out.unsigned(1, step);
                out.end(start);
            }
            case Condition.InTransaction() -> {
                var start = out.begin(1);
                var not = out.begin(3);
                out.empty(6);
                out.end(not);
                out.end(start);
            }
        }
    }

    private void stmt(Stmt stmt) {
        var start = out.begin(2);
        out.string(1, stmt.sql());
        for (var argument : stmt.arguments()) {
            value(argument);
        }
        out.unsigned(5, stmt.wantRows() ? 1 : 0);
        out.end(start);
    }

    private void value(@Nullable Object value) {
        var start = out.begin(3);
        switch (value) {
            case null -> out.empty(1);
            case Long integer -> out.signed(2, integer);
            case Double real -> out.fixed(3, real);
            case String text -> out.string(4, text);
            case byte[] blob -> out.bytes(5, blob);
            default -> throw new IllegalArgumentException("no SQL value: " + value.getClass());
        }
        out.end(start);
    }
}
