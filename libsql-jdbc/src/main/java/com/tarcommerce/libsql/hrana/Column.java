package com.tarcommerce.libsql.hrana;

/** A column of a result; {@code declaredType} is empty for an expression. */
public record Column(String name, String declaredType) {
}
