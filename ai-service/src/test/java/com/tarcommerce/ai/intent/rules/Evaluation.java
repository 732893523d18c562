package com.tarcommerce.ai.intent.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Runs the engine over one split and counts; of the test split it prints totals only, never a sentence. */
final class Evaluation {
    private static final int WARM_UP_ROUNDS = 5;

    /** A line and what became of it. */
    record Judged(EvaluationLine line, Verdict verdict) {
    }

    /** How many of some lines were right. */
    record Total(int lines, int intents, int exact, int unsafe) {
        double intentShare() {
            return lines == 0 ? 1 : (double) intents / lines;
        }

        double exactShare() {
            return lines == 0 ? 1 : (double) exact / lines;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%4d  intent %5.1f %%  exact %5.1f %%  unsafe %d", lines,
                    100 * intentShare(), 100 * exactShare(), unsafe);
        }
    }

    private final String split;
    private final List<Judged> judged;

    private Evaluation(String split, List<Judged> judged) {
        this.split = split;
        this.judged = judged;
    }

    static Evaluation of(String split) {
        return new Evaluation(split, EvaluationLine.in(split).stream()
                .map(line -> new Judged(line, Verdict.of(line.answer(), line.right()))).toList());
    }

    static Evaluation inLargeShops(String split, int names) {
        return new Evaluation(split + " in shops of " + names + " names", EvaluationLine.inLargeShops(split, names)
                .stream().map(line -> new Judged(line, Verdict.of(line.answer(), line.right()))).toList());
    }

    Total total() {
        return total(judged);
    }

    private static Total total(List<Judged> some) {
        return new Total(some.size(), count(some, Verdict::intent), count(some, Verdict::exact),
                count(some, Verdict::unsafe));
    }

    private static int count(List<Judged> some, Function<Verdict, Boolean> isSo) {
        return (int) some.stream().filter(one -> isSo.apply(one.verdict())).count();
    }

    String report() {
        var report = new ArrayList<String>();
        report.add("Understanding, split " + split + ", engine rules");
        report.add(row("all", total()));
        by(judged -> judged.line().language()).forEach((language, total) -> report.add(row(language, total)));
        by(judged -> judged.line().intent()).forEach((intent, total) -> report.add(row(intent, total)));
        report.add(latency());
        return String.join(System.lineSeparator(), report);
    }

    /** What went wrong, by sentence: for the splits of the engine's developers only. */
    String mistakes() {
        if (!split.startsWith("dev")) {
            throw new IllegalStateException("The sentences of " + split + " stay unread.");
        }
        var mistakes = new ArrayList<String>();
        for (var one : judged) {
            if (!one.verdict().exact() || one.verdict().unsafe()) {
                mistakes.add((one.verdict().unsafe() ? "UNSAFE " : one.verdict().intent() ? "slots  " : "intent ")
                        + one.line().language() + " | " + one.line().text() + System.lineSeparator() + "    expected "
                        + one.line().right() + System.lineSeparator() + "    answered " + one.line().answer());
            }
        }
        return String.join(System.lineSeparator(), mistakes);
    }

    private Map<String, Total> by(Function<Judged, String> key) {
        var groups = new TreeMap<String, List<Judged>>();
        judged.forEach(one -> groups.computeIfAbsent(key.apply(one), _ -> new ArrayList<>()).add(one));
        var totals = new TreeMap<String, Total>();
        groups.forEach((name, some) -> totals.put(name, total(some)));
        return totals;
    }

    private static String row(String name, Total total) {
        return String.format(Locale.ROOT, "  %-22s%s", name, total);
    }

    private String latency() {
        for (var round = 0; round < WARM_UP_ROUNDS; round++) {
            judged.forEach(one -> one.line().understood());
        }
        var runs = judged.stream().map(one -> runs(one.line())).toList();
        var middles = runs.stream().mapToLong(some -> some[some.length / 2]).sorted().toArray();
        var singles = runs.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return String.format(Locale.ROOT,
                "  latency p50 %.3f ms, p99 %.3f ms, max %.3f ms; of single answers p99 %.3f ms",
                at(middles, 0.5), at(middles, 0.99), at(middles, 1), at(singles, 0.99));
    }

    /** Five, in order: a pause of the machine is no time of the engine, so the middle one is; single ones hold the pauses. */
    private static long[] runs(EvaluationLine line) {
        var runs = new long[5];
        for (var run = 0; run < runs.length; run++) {
            var start = System.nanoTime();
            line.understood();
            runs[run] = System.nanoTime() - start;
        }
        Arrays.sort(runs);
        return runs;
    }

    private static double at(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }
}
