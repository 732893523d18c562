package com.tarcommerce.benchmarks;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What outbound has accepted, in its order, held against what it should have: one alert for each order and wave of
 * payments, and those of an order in the order of the waves. A wave is known by its amount.
 */
final class RowsLedger {
    private static final Pattern ALERT = Pattern.compile("Order (\\d+) is paid: ₹(\\d)\\.");
    private static final int PAISE = 100;

    private final Set<String> lanes;
    private final int waves;
    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, Integer> lastWave = new HashMap<>();
    private int unasked;
    private int outOfOrder;

    /** @param lanes as {@link #lane} names them */
    RowsLedger(Set<String> lanes, int waves) {
        this.lanes = Set.copyOf(lanes);
        this.waves = waves;
    }

    /** What an order costs in a wave, counted from 1. */
    static int paise(int wave) {
        return wave * PAISE;
    }

    static String lane(String chat, String order) {
        return chat + "/" + order;
    }

    /** The next message that was accepted. */
    void accepted(String chat, String text) {
        var alert = ALERT.matcher(text);
        var lane = alert.matches() ? lane(chat, alert.group(1)) : "";
        var wave = alert.matches() ? Integer.parseInt(alert.group(2)) : 0;
        if (!lanes.contains(lane) || wave < 1 || wave > waves) {
            unasked++;
            return;
        }
        told.merge(lane + "/" + wave, 1, Integer::sum);
        outOfOrder += wave < lastWave.getOrDefault(lane, 0) ? 1 : 0;
        lastWave.merge(lane, wave, Math::max);
    }

    long expected() {
        return (long) lanes.size() * waves;
    }

    long missing() {
        return expected() - told.size();
    }

    long twice() {
        return told.values().stream().filter(times -> times > 1).count();
    }

    boolean isAsPromised() {
        return missing() == 0 && twice() == 0 && unasked == 0 && outOfOrder == 0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT,
                "%d of %d events accepted, %d missing, %d more than once, %d unasked for, %d out of their lane's order",
                told.size(), expected(), missing(), twice(), unasked, outOfOrder);
    }
}
