package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.IntentName;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes the weights of {@link IntentClassifier} from the texts of the developers: run by the build. Stochastic gradient
 * descent with AdaGrad's steps (Duchi, Hazan and Singer, 2011); the same examples give the same weights on any machine.
 */
final class TrainClassifier {
    private static final int ROUNDS = 12;
    private static final int SEVERAL = 4;
    private static final int RAREST = 2;
    private static final double STEP = 0.5;
    private static final double DECAY = 1e-4;
    private static final double BIAS_STEP = 0.02;
    private static final int INTENTS = IntentName.values().length;

    private final Map<String, double[]> weights = new HashMap<>();
    private final Map<String, double[]> squares = new HashMap<>();
    private final double[] bias = new double[INTENTS];

    private TrainClassifier() {
    }

    /** @param arguments the folder of the tests' resources, and the file to write */
    public static void main(String[] arguments) throws IOException {
        var classifier = of(Path.of(arguments[0]));
        var file = Path.of(arguments[1]);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            classifier.write(out);
        }
    }

    /** The mean of several, each of which saw the examples in another order: what one of them believes by chance goes. */
    static IntentClassifier of(Path folder) throws IOException {
        var examples = common(LabelledTexts.in(folder));
        var mean = new TrainClassifier();
        for (var seed = 1; seed <= SEVERAL; seed++) {
            mean.add(learned(examples, seed));
        }
        return mean.result();
    }

    private static TrainClassifier learned(Collection<LabelledText> examples, int seed) {
        var order = new ArrayList<>(examples);
        var training = new TrainClassifier();
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            order.forEach(training::learn);
        }
        return training;
    }

    private void add(TrainClassifier other) {
        other.weights.forEach((feature, row) -> add(row, weights.computeIfAbsent(feature, _ -> new double[INTENTS])));
        add(other.bias, bias);
    }

    private static void add(double[] some, double[] sum) {
        for (var at = 0; at < INTENTS; at++) {
            sum[at] += some[at] / SEVERAL;
        }
    }

    /** Without the features that occur too seldom to teach anything. */
    private static List<LabelledText> common(Collection<LabelledText> examples) {
        var times = new HashMap<String, Integer>();
        examples.forEach(example -> example.features().forEach(feature -> times.merge(feature, 1, Integer::sum)));
        return examples.stream().map(example -> new LabelledText(example.features().stream()
                .filter(feature -> times.getOrDefault(feature, 0) >= RAREST).toList(), example.intent())).toList();
    }

    private void learn(LabelledText example) {
        var scale = IntentClassifier.scale(example.features().size());
        var scores = bias.clone();
        for (var feature : example.features()) {
            var row = weights.computeIfAbsent(feature, _ -> new double[INTENTS]);
            for (var at = 0; at < INTENTS; at++) {
                scores[at] += row[at] * scale;
            }
        }
        var error = IntentClassifier.softmax(scores);
        error[IntentClassifier.column(example.intent())] -= 1;
        example.features().forEach(feature -> step(feature, error, scale));
        for (var at = 0; at < INTENTS; at++) {
            bias[at] -= BIAS_STEP * error[at];
        }
    }

    private void step(String feature, double[] error, double scale) {
        var row = Objects.requireNonNull(weights.get(feature));
        var sums = squares.computeIfAbsent(feature, _ -> new double[INTENTS]);
        for (var at = 0; at < INTENTS; at++) {
            var slope = error[at] * scale + DECAY * row[at];
            sums[at] += slope * slope;
            row[at] -= sums[at] == 0 ? 0 : STEP * slope / Math.sqrt(sums[at]);
        }
    }

    private IntentClassifier result() {
        var rounded = new TreeMap<String, float[]>();
        weights.forEach((feature, row) -> rounded.put(feature, floats(row)));
        return new IntentClassifier(rounded, floats(bias));
    }

    private static float[] floats(double[] row) {
        var floats = new float[row.length];
        for (var at = 0; at < row.length; at++) {
            floats[at] = (float) row[at];
        }
        return floats;
    }
}
