package com.tarcommerce.libsql.hrana;

import java.util.List;

/** What a stream says to one request. */
public sealed interface Reply {

    /** One outcome for each step, in their order. */
    record Ran(List<Outcome> outcomes) implements Reply {
    }

    record Described(int parameters, List<Column> columns) implements Reply {
    }

    record Autocommit(boolean on) implements Reply {
    }

    record Closed() implements Reply {
    }

    record Refused(ServerError error) implements Reply {
    }
}
