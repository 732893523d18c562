package com.tarcommerce.ai.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** The tables of words that a maintainer extends: one row a line, cells divided by tabs, {@code # } begins a comment. */
public final class Table {
    private Table() {
    }

    /** @throws UncheckedIOException if the class path has no such table */
    public static List<List<String>> rows(String path) {
        try {
            return parse(new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table that stands in a file. */
    public static List<List<String>> rows(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    private static List<List<String>> parse(String table) {
        return table.lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).map(Table::cells).toList();
    }

    /** The alternatives of a cell: {@code a | b | c}. */
    public static List<String> alternatives(String cell) {
        return Arrays.stream(cell.split("\\|")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\t+")).map(String::strip).toList();
    }
}
