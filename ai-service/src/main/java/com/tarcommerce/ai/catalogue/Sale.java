package com.tarcommerce.ai.catalogue;

import com.tarcommerce.ai.text.Table;
import com.tarcommerce.ai.text.Unit;
import com.tarcommerce.ai.text.Units;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How goods are sold by the words in their name: nobody buys litres of sugar, kilos of hammers or half a tap. */
public final class Sale {
    private static final Units UNITS = new Units();
    private static final String METRE = "metre";
    private static final String BY_WEIGHT = "loose";
    private static final Map<String, Set<Way>> WAYS = ways();

    private enum Way {
        LITRE, METRE, WEIGHT, PIECES
    }

    private Sale() {
    }

    private static Map<String, Set<Way>> ways() {
        var words = new Words(UNITS);
        var ways = new HashMap<String, Set<Way>>();
        for (var row : Table.rows("ai/catalogue/sold.tsv")) {
            for (var word : Table.alternatives(row.get(1))) {
                ways.computeIfAbsent(words.of(word).getFirst().form(), _ -> EnumSet.noneOf(Way.class))
                        .add(Way.valueOf(row.get(0).toUpperCase(Locale.ROOT)));
            }
        }
        return ways;
    }

    /** Whether something of that name may be counted in the unit. */
    public static boolean isIn(Unit unit, List<Word> name) {
        return switch (unit.dimension()) {
            case VOLUME -> hasSize(unit, name) || is(Way.LITRE, name);
            case WEIGHT -> hasSize(unit, name) || !isOnly(Way.PIECES, name);
            case COUNT -> unit.name().equals(METRE)
                    ? is(Way.METRE, name) || name.stream().anyMatch(word -> isUnit(word, METRE))
                    : name.stream().noneMatch(Sale::isWeighed);
            case CONTAINER, PACK, BAG -> true;
        };
    }

    /** Whether there may be a half of it: it is weighed, poured or cut, and comes in no size; nor is a packet counted. */
    public static boolean isDivisible(@Nullable Unit unit, List<Word> name) {
        return (unit == null || unit.name().equals(METRE)) && name.stream().noneMatch(Word::measure)
                && (name.stream().anyMatch(Sale::isWeighed) || (!isOnly(Way.PIECES, name) && !of(name).isEmpty()));
    }

    private static boolean hasSize(Unit unit, List<Word> name) {
        return name.stream().anyMatch(word -> word.measure() && word.form().startsWith(unit.dimension().name()));
    }

    /** "Paneer loose (kg)". */
    private static boolean isWeighed(Word word) {
        return word.form().equals(BY_WEIGHT)
                || (word.form().length() > 1 && UNITS.find(word.form()).filter(Unit::isMeasure).isPresent());
    }

    private static boolean isUnit(Word word, String name) {
        return UNITS.find(word.form()).filter(unit -> unit.name().equals(name)).isPresent();
    }

    private static boolean is(Way way, List<Word> name) {
        return of(name).contains(way);
    }

    private static boolean isOnly(Way way, List<Word> name) {
        return of(name).equals(EnumSet.of(way));
    }

    /** The ways of the last word of a name that says how; a water bottle is no water. */
    private static Set<Way> of(List<Word> name) {
        for (var at = name.size() - 1; at >= 0; at--) {
            var ways = WAYS.get(name.get(at).form());
            if (ways != null) {
                return ways;
            }
        }
        return Kinds.soldAs(name, WAYS);
    }
}
