package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.IntentName;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;

/**
 * Multinomial logistic regression over {@link Features}: what texts like this one asked for. {@link TrainClassifier} makes its weights when the
 * project is built.
 */
final class IntentClassifier {
    static final String RESOURCE = "ai/classifier.bin";
    private static final List<IntentName> NAMES = List.of(IntentName.values());

    private final Map<String, float[]> weights;
    private final float[] bias;

    /** @param weights of each feature, one number an intent, in the order of {@link IntentName} */
    IntentClassifier(Map<String, float[]> weights, float[] bias) {
        this.weights = Map.copyOf(weights);
        this.bias = bias.clone();
    }

    /** Where an intent stands in each row. */
    static int column(IntentName intent) {
        return NAMES.indexOf(intent);
    }

    /** @throws UncheckedIOException if the build left no weights */
    static IntentClassifier load() {
        try (var in = new DataInputStream(new BufferedInputStream(new ClassPathResource(RESOURCE).getInputStream()))) {
            var bias = row(in);
            var weights = new HashMap<String, float[]>();
            for (var left = in.readInt(); left > 0; left--) {
                weights.put(in.readUTF(), row(in));
            }
            return new IntentClassifier(weights, bias);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[] row(DataInputStream in) throws IOException {
        var row = new float[NAMES.size()];
        for (var at = 0; at < row.length; at++) {
            row[at] = in.readFloat();
        }
        return row;
    }

    void write(DataOutputStream out) throws IOException {
        write(bias, out);
        var features = weights.keySet().stream().sorted().toList();
        out.writeInt(features.size());
        for (var feature : features) {
            out.writeUTF(feature);
            write(Objects.requireNonNull(weights.get(feature)), out);
        }
    }

    private static void write(float[] row, DataOutputStream out) throws IOException {
        for (var weight : row) {
            out.writeFloat(weight);
        }
    }

    /** @param probability between 0 and 1 */
    record Guess(IntentName intent, double probability) {
    }

    Guess guess(Collection<String> features) {
        var probabilities = probabilities(features);
        var best = 0;
        for (var at = 1; at < probabilities.length; at++) {
            best = probabilities[at] > probabilities[best] ? at : best;
        }
        return new Guess(NAMES.get(best), probabilities[best]);
    }

    /** How probable one intent is, between 0 and 1. */
    double probability(Collection<String> features, IntentName intent) {
        return probabilities(features)[column(intent)];
    }

    /** Long texts are no surer than short ones: the sum is divided by the root of their number. */
    private double[] probabilities(Collection<String> features) {
        var known = features.stream().map(weights::get).filter(Objects::nonNull).toList();
        var scale = scale(known.size());
        var scores = new double[NAMES.size()];
        for (var at = 0; at < scores.length; at++) {
            var sum = 0.0;
            for (var row : known) {
                sum += row[at];
            }
            scores[at] = sum * scale + bias[at];
        }
        return softmax(scores);
    }

    static double scale(int features) {
        return 1 / Math.sqrt(features + 1.0);
    }

    /** In place. */
    static double[] softmax(double[] scores) {
        var most = Double.NEGATIVE_INFINITY;
        for (var score : scores) {
            most = Math.max(most, score);
        }
        var sum = 0.0;
        for (var at = 0; at < scores.length; at++) {
            scores[at] = StrictMath.exp(scores[at] - most);
            sum += scores[at];
        }
        for (var at = 0; at < scores.length; at++) {
            scores[at] /= sum;
        }
        return scores;
    }
}
