package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.IntentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A text of the developers, as the classifier sees it, and what it asks for. */
record LabelledText(List<String> features, IntentName intent) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * The {@code dev*.tsv} of {@code evaluation} and the older tables; never the test split, nor one that stays unread.
     *
     * @param resources the folder of the tests' resources
     */
    static List<LabelledText> in(Path resources) throws IOException {
        var reader = new Reader();
        var texts = new ArrayList<LabelledText>();
        var evaluation = resources.resolve("evaluation");
        var shops = new TreeMap<>(rows(evaluation.resolve("catalogues.tsv")).stream().collect(Collectors.groupingBy(
                List::getFirst, Collectors.mapping(cells -> cells.get(1), Collectors.toList()))));
        for (var file : files(evaluation, "dev*.tsv")) {
            for (var cells : rows(file)) {
                reader.read(cells.getFirst(), cells.get(2), shops).ifIntent(cells.get(5), texts);
            }
        }
        var older = resources.resolve("ai");
        var catalogues = new TreeMap<String, List<String>>();
        for (var file : files(older.resolve("catalogues"), "*.txt")) {
            catalogues.put(name(file), Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList());
        }
        for (var table : List.of("commands", "held-out", "negatives", "held-out-negatives")) {
            for (var cells : rows(older.resolve("utterances").resolve(table + ".tsv"))) {
                reader.read(cells.getFirst(), cells.size() > 1 ? cells.get(1) : "kirana", catalogues)
                        .ifIntent(cells.size() > 3 ? cells.get(3) : "{\"intent\":\"unknown\"}", texts);
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder, String pattern) throws IOException {
        var files = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(files::add);
        }
        return files.stream().sorted().toList();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replace(".txt", "");
    }

    private static List<List<String>> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("# "))
                .map(line -> List.of(line.split("\t+"))).toList();
    }

    private record Seen(List<String> features) {

        void ifIntent(String expected, List<LabelledText> texts) {
            var intent = JSON.readTree(expected).path("intent").asString("");
            IntentName.find(intent).ifPresent(name -> texts.add(new LabelledText(features, name)));
        }
    }

    /** Reads as the engine does. */
    private static final class Reader {
        private final Words words = new Words(new Units());
        private final PieceReader pieces = new PieceReader(words, new Lexicon(),
                new AmountReader(new Numerals(), new Units()));
        private final SlotFiller slots = new SlotFiller();
        private final Map<List<String>, Catalogue> catalogues = new HashMap<>();

        Seen read(String text, String shop, Map<String, List<String>> shops) {
            var names = Objects.requireNonNull(shops.get(shop), shop);
            var reading = pieces.read(text, catalogues.computeIfAbsent(names, known -> new Catalogue(known, words)));
            return new Seen(List.copyOf(Features.of(reading, slots.mentionIn(reading).get())));
        }
    }
}
