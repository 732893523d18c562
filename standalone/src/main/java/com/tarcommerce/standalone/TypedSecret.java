package com.tarcommerce.standalone;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A secret that somebody types and nobody sees, or the first line of what is piped in. */
final class TypedSecret implements Supplier<String> {

    @Override
    public String get() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).map(TypedSecret::ask)
                .orElseGet(TypedSecret::readLine);
    }

    private static String ask(Console console) {
        char @Nullable [] typed = console.readPassword("Token: ");
        return typed == null ? "" : new String(typed);
    }

    private static String readLine() {
        try {
            return Objects.requireNonNullElse(
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine(), "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
