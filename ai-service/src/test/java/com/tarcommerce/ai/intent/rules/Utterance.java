package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Table;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A line of the utterance tables, and what the engine makes of it. */
record Utterance(String text, String catalogue, ZonedDateTime now, String expected) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final ZonedDateTime WEDNESDAY = Instant.parse("2026-03-11T04:45:00Z").atZone(ZONE);
    private static final Words WORDS = new Words(new Units());
    private static final RulesEngine ENGINE = new RulesEngine(WORDS);
    private static final Map<String, Catalogue> SHOPS = EvaluationLine.catalogues();
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    static List<Utterance> in(String table) {
        return Table.rows("ai/utterances/" + table).stream()
                .map(cells -> new Utterance(cells.get(0), cells.size() > 1 ? cells.get(1) : "kirana",
                        cells.size() > 2 && !cells.get(2).equals("-")
                                ? ZonedDateTime.parse(cells.get(2)).withZoneSameInstant(ZONE)
                                : WEDNESDAY,
                        cells.size() > 3 ? cells.get(3) : "{}"))
                .toList();
    }

    IntentAnswer answer() {
        return ENGINE.understand(text, catalogueNamed(catalogue), now);
    }

    /** The answer as flat JSON without what every answer has. */
    JsonNode plainAnswer() {
        ObjectNode flat = JSON.valueToTree(answer());
        flat.remove(List.of("confidence", "engine"));
        if (!flat.get("needs_clarification").asBoolean()) {
            flat.remove("needs_clarification");
        }
        return JSON.readTree(flat.toString());
    }

    JsonNode expectedAnswer() {
        return JSON.readTree(expected);
    }

    /** One of the older tables' own shops, or one of the evaluation's. */
    static Catalogue catalogueNamed(String name) {
        var file = new ClassPathResource("ai/catalogues/" + name + ".txt");
        if (!file.exists()) {
            return Objects.requireNonNull(SHOPS.get(name), name);
        }
        try {
            var names = file.getContentAsString(StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
                    .toList();
            return new Catalogue(names, WORDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return text + " [" + catalogue + "]";
    }
}
