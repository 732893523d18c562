package com.tarcommerce.libsql.hrana;

/** What the server checks before it runs a step of a batch. */
public sealed interface Condition {

    /** Runs whatever happened before. */
    record Always() implements Condition {
    }

    /** Runs only if the step with that number, counted from 0, ran and succeeded. */
    record Succeeded(int step) implements Condition {
    }

    /** Runs only while a transaction is open. */
    record InTransaction() implements Condition {
    }
}
