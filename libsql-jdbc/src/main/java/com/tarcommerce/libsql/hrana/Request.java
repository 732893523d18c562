package com.tarcommerce.libsql.hrana;

import java.util.List;

/** What can be asked of a stream. */
public sealed interface Request {

    record Batch(List<Step> steps) implements Request {
    }

    /** Asks for the parameters and columns of a statement without running it. */
    record Describe(String sql) implements Request {
    }

    /** Asks whether no transaction is open; the cheapest question there is. */
    record Autocommit() implements Request {
    }

    /** Ends the stream and rolls back what is open on it. */
    record Close() implements Request {
    }
}
