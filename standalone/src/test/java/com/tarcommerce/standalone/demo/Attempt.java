package com.tarcommerce.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of ai-service's table of injections.
 *
 * @param where   by which way it comes: text, item, ocr or caption
 * @param items   what the shop sells besides
 * @param allowed the change that is asked for besides, as JSON, or a dash
 * @param model   the answer of a model that does as it is told
 */
record Attempt(String where, String text, List<String> items, String allowed, String model) {
    private static final Path TABLE = Path.of("../ai-service/src/test/resources/ai/injection/attempts.tsv");

    static List<Attempt> all() {
        try (var lines = Files.lines(TABLE)) {
            return lines.filter(line -> !line.startsWith("#")).map(line -> of(line.split("\t"))).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Stream<Attempt> by(String where) {
        return all().stream().filter(attempt -> attempt.where.equals(where));
    }

    private static Attempt of(String[] cells) {
        var items = cells[3].equals("-") ? List.<String>of() : List.of(cells[3].split(" \\| "));
        return new Attempt(cells[0], cells[2], items, cells[4], cells[5]);
    }

    /** What may have changed once it was typed there: all that the table allows is about stock. */
    List<String> allowedIn(String room) {
        if (allowed.equals("-") || !room.equals("inventory")) {
            return List.of();
        }
        var command = JsonMapper.shared().readTree(allowed);
        var by = command.path("intent").asString().equals("update_stock")
                ? command.path("quantity").decimalValue().subtract(new BigDecimal(InjectedShop.STOCK))
                : command.path("delta").decimalValue();
        return List.of("nodes " + command.path("item").asString() + " quantity " + by.toPlainString());
    }

    /** As it stands on a picture. */
    String printed() {
        return text.replace('"', '\'');
    }

    @Override
    public String toString() {
        return text;
    }
}
