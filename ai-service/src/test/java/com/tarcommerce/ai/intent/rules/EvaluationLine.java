package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Table;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A line of a split of the evaluation, and what the engine makes of it; {@code evaluation/README.md} says how it is read. */
record EvaluationLine(String text, String language, Catalogue catalogue, ZonedDateTime now, List<JsonNode> right) {
    private static final Words WORDS = new Words(new Units());
    private static final RulesEngine ENGINE = new RulesEngine(WORDS);
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    static List<EvaluationLine> in(String split) {
        var shops = catalogues();
        return Table.rows("evaluation/" + split + ".tsv").stream().map(cells -> parse(cells, shops)).toList();
    }

    private static EvaluationLine parse(List<String> cells, Map<String, Catalogue> shops) {
        var right = new ArrayList<JsonNode>();
        right.add(JSON.readTree(cells.get(5)));
        if (cells.size() > 6) {
            JSON.readTree(cells.get(6)).forEach(right::add);
        }
        return new EvaluationLine(cells.get(0), cells.get(1),
                Objects.requireNonNull(shops.get(cells.get(2)), cells.get(2)),
                OffsetDateTime.parse(cells.get(3)).atZoneSameInstant(ZoneId.of(cells.get(4))), List.copyOf(right));
    }

    /** The lines of a split, each in its shop grown by names that other shops sell, in sizes of its own. */
    static List<EvaluationLine> inLargeShops(String split, int names) {
        var sold = Table.rows("evaluation/catalogues.tsv").stream().map(cells -> cells.get(1)).distinct().toList();
        var grown = new HashMap<Catalogue, Catalogue>();
        return in(split).stream().map(line -> new EvaluationLine(line.text, line.language,
                grown.computeIfAbsent(line.catalogue, shop -> grow(shop, sold, names)), line.now, line.right)).toList();
    }

    private static Catalogue grow(Catalogue shop, List<String> sold, int names) {
        var others = IntStream.range(0, names - shop.names().size())
                .mapToObj(n -> sold.get(n % sold.size()) + " " + Integer.toString(n, 36) + "x");
        return new Catalogue(Stream.concat(shop.names().stream(), others).toList(), WORDS);
    }

    static Map<String, Catalogue> catalogues() {
        return Table.rows("evaluation/catalogues.tsv").stream()
                .collect(Collectors.groupingBy(List::getFirst, LinkedHashMap::new,
                        Collectors.mapping(cells -> cells.get(1), Collectors.toList())))
                .entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, shop -> new Catalogue(shop.getValue(), WORDS)));
    }

    IntentAnswer understood() {
        return ENGINE.understand(text, catalogue, now);
    }

    JsonNode answer() {
        ObjectNode flat = JSON.valueToTree(understood());
        flat.remove(List.of("confidence", "engine"));
        if (!flat.get("needs_clarification").asBoolean()) {
            flat.remove("needs_clarification");
        }
        return JSON.readTree(flat.toString());
    }

    String intent() {
        return right.getFirst().get("intent").asString();
    }
}
