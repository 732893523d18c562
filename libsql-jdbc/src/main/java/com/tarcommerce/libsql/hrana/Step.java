package com.tarcommerce.libsql.hrana;

/** One statement of a batch, and when it is to run. */
public record Step(Stmt stmt, Condition condition) {
}
