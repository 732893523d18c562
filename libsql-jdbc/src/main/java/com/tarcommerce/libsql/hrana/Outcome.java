package com.tarcommerce.libsql.hrana;

/** What became of one step of a batch. */
public sealed interface Outcome {

    record Done(Result result) implements Outcome {
    }

    record Failed(ServerError error) implements Outcome {
    }

    /** Its condition did not hold: it did not run. */
    record Skipped() implements Outcome {
    }
}
