package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Table;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.IntentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Reads the texts of the developers from the resources of the tests, as the engine would. */
final class LabelledTexts {
    /** What says no shop is said in this one. */
    private static final String USUAL_SHOP = "kirana";
    /** What says no answer asks for nothing. */
    private static final String NOTHING = "{\"intent\":\"unknown\"}";
    private static final List<String> OLDER = List.of("commands", "held-out", "negatives", "held-out-negatives");

    private final Words words = new Words(new Units());
    private final PieceReader pieces = new PieceReader(words, new Lexicon(),
            new AmountReader(new Numerals(), new Units()));
    private final SlotFiller slots = new SlotFiller();
    private final List<LabelledText> texts = new ArrayList<>();

    private LabelledTexts() {
    }

    /**
     * The {@code dev*.tsv} of {@code evaluation}, the phrases and the older tables; never the test split, nor one that stays unread.
     *
     * @param resources the folder of the tests' resources
     */
    static List<LabelledText> in(Path resources) throws IOException {
        var all = new LabelledTexts();
        all.addEvaluation(resources.resolve("evaluation"), resources.resolve("ai").resolve("utterances"));
        all.addOlder(resources.resolve("ai"));
        return all.texts;
    }

    private void addEvaluation(Path folder, Path utterances) throws IOException {
        var names = Table.rows(folder.resolve("catalogues.tsv")).stream().collect(Collectors.groupingBy(List::getFirst,
                LinkedHashMap::new, Collectors.mapping(cells -> cells.get(1), Collectors.toList())));
        var shops = new HashMap<String, Catalogue>();
        names.forEach((shop, items) -> shops.put(shop, new Catalogue(items, words)));
        for (var file : files(folder, "dev*.tsv")) {
            for (var cells : Table.rows(file)) {
                add(cells.getFirst(), shop(shops, cells.get(2)), intentOf(cells.get(5)));
            }
        }
        for (var cells : Table.rows(utterances.resolve("phrases.tsv"))) {
            add(cells.getFirst(), shop(shops, cells.get(1)), cells.get(2));
        }
    }

    private void addOlder(Path folder) throws IOException {
        var shops = new HashMap<String, Catalogue>();
        for (var file : files(folder.resolve("catalogues"), "*.txt")) {
            var items = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
            shops.put(String.valueOf(file.getFileName()).replace(".txt", ""), new Catalogue(items, words));
        }
        for (var table : OLDER) {
            for (var cells : Table.rows(folder.resolve("utterances").resolve(table + ".tsv"))) {
                add(cells.getFirst(), shop(shops, cells.size() > 1 ? cells.get(1) : USUAL_SHOP),
                        intentOf(cells.size() > 3 ? cells.get(3) : NOTHING));
            }
        }
    }

    private static Catalogue shop(Map<String, Catalogue> shops, String name) {
        return Objects.requireNonNull(shops.get(name), name);
    }

    private static String intentOf(String expected) {
        return JsonMapper.shared().readTree(expected).path("intent").asString("");
    }

    private void add(String text, Catalogue shop, String intent) {
        var reading = pieces.read(text, shop);
        var features = List.copyOf(Features.of(reading, slots.mentionIn(reading).get()));
        IntentName.find(intent).ifPresent(name -> texts.add(new LabelledText(features, name)));
    }

    private static List<Path> files(Path folder, String pattern) throws IOException {
        var files = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(files::add);
        }
        return files.stream().sorted().toList();
    }
}
