package com.tarcommerce.libsql.hrana;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what statements gave: {@code BatchResult}, {@code StmtResult} and what is in them. */
final class ResultDecoder {

    private ResultDecoder() {
    }

    /** Two maps from a step's number to its result or its error; a step that is in neither was skipped. */
    static void outcomes(ProtobufReader in, List<Outcome> outcomes) {
        var outer = in.enter();
        for (var field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1, 2 -> outcome(in, outcomes, field == 1);
                default -> in.skip();
            }
        }
        in.leave(outer);
    }

    private static void outcome(ProtobufReader in, List<Outcome> outcomes, boolean succeeded) {
        var outer = in.enter();
        var step = 0;
        Outcome outcome = succeeded
                ? new Outcome.Done(Result.EMPTY)
                : new Outcome.Failed(new ServerError("", "an error without a message"));
        for (var field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> step = (int) in.unsigned();
                case 2 -> outcome = succeeded ? new Outcome.Done(result(in)) : new Outcome.Failed(error(in));
                default -> in.skip();
            }
        }
        in.leave(outer);
        if (step < 0 || step >= outcomes.size()) {
            throw new IllegalArgumentException("the answer to a step that was not asked for");
        }
        outcomes.set(step, outcome);
    }

    private static Result result(ProtobufReader in) {
        var outer = in.enter();
        var columns = new ArrayList<Column>();
        var rows = new ArrayList<@Nullable Object[]>();
        var changes = 0L;
        var rowid = 0L;
        for (var field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> columns.add(column(in));
                case 2 -> rows.add(row(in, columns.size()));
                case 3 -> changes = in.unsigned();
                case 4 -> rowid = in.signed();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new Result(columns, rows, changes, rowid);
    }

    static Reply description(ProtobufReader in) {
        var outer = in.enter();
        var parameters = 0;
        var columns = new ArrayList<Column>();
        for (var field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> {
                    parameters++;
                    in.skip();
                }
                case 2 -> columns.add(column(in));
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new Reply.Described(parameters, columns);
    }

    private static Column column(ProtobufReader in) {
        var outer = in.enter();
        var name = "";
        var type = "";
        for (var field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> name = in.string();
                case 2 -> type = in.string();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new Column(name, type);
    }

    private static @Nullable Object[] row(ProtobufReader in, int width) {
        var outer = in.enter();
        var values = new @Nullable Object[width];
        var count = 0;
        for (var field = in.next(); field != 0; field = in.next()) {
            if (field == 1 && count < width) {
                values[count++] = value(in);
            } else {
                in.skip();
            }
        }
        in.leave(outer);
        return values;
    }

    private static @Nullable Object value(ProtobufReader in) {
        var outer = in.enter();
        @Nullable
        Object value = null;
        for (var field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 2 -> value = in.signed();
                case 3 -> value = in.fixed();
                case 4 -> value = in.string();
                case 5 -> value = in.bytes();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return value;
    }

    static ServerError error(ProtobufReader in) {
        var outer = in.enter();
        var message = "";
        var code = "";
        for (var field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> message = in.string();
                case 2 -> code = in.string();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new ServerError(code, message);
    }
}
