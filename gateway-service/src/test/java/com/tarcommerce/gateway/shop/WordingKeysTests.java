package com.tarcommerce.gateway.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.gateway.access.RolePermissions;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingKeysTests {
    private static final Pattern KEY = Pattern.compile("\"((?:shop|access)\\.[a-z0-9.-]+[a-z0-9])\"");
    private static final Pattern COMPOSED = Pattern.compile("access\\.intent\\.\\w+"
            + "|shop\\.example\\.\\w+|shop\\.(language|zone|currency|lowmark|cartwait|quiet|nudges)\\.(now|wrong|done)");
    private static final Pattern DEVANAGARI = Pattern.compile("\\p{IsDevanagari}");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+}");

    @ParameterizedTest
    @ValueSource(strings = {"shop", "access"})
    void bothLanguagesHaveTheSameSentencesWithTheSameArguments(String feature) {
        var english = read(feature);
        var hindi = read(feature + "_hi");

        assertThat(hindi.stringPropertyNames()).isEqualTo(english.stringPropertyNames()).isNotEmpty();
        for (var key : english.stringPropertyNames()) {
            assertThat(argumentsOf(hindi, key)).as(key).isEqualTo(argumentsOf(english, key));
            assertThat(hindi.getProperty(key)).as(key).isNotEqualTo(english.getProperty(key));
            assertThat(english.getProperty(key)).as(key).doesNotContainPattern(DEVANAGARI);
        }
        assertThat(hindi.values()).filteredOn(sentence -> !DEVANAGARI.matcher(sentence.toString()).find())
                .as("what the engine of plain words knows in Latin letters only").hasSizeLessThanOrEqualTo(1);
    }

    /** A single quote would swallow the arguments after it, and a brace would break the sentence. */
    @ParameterizedTest
    @ValueSource(strings = {"shop", "shop_hi", "access", "access_hi"})
    void everySentenceIsAFormatWithoutQuotes(String file) {
        read(file).forEach((key, sentence) -> {
            assertThat(sentence.toString()).as(key.toString()).doesNotContain("'");
            assertThat(new MessageFormat(sentence.toString(), Locale.ENGLISH)).as(key.toString()).isNotNull();
        });
    }

    /** But for the keys that the code puts together. */
    @Test
    void everyKeyThatTheCodeNamesExistsAndEveryOtherIsSuperfluous() throws IOException {
        var known = new TreeSet<>(read("shop").stringPropertyNames());
        known.addAll(read("access").stringPropertyNames());
        var named = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java/com/tarcommerce/gateway/shop"))) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(source)).results().forEach(found -> named.add(found.group(1)));
            }
        }

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(known).containsAll(named);
        known.removeAll(named);
        assertThat(known).allMatch(COMPOSED.asMatchPredicate());
    }

    @Test
    void everyIntentThatARoleMayHoldHasAName() {
        assertThat(read("access").stringPropertyNames()).containsAll(RolePermissions.grantable().stream()
                .map(intent -> "access.intent." + intent.wire()).collect(Collectors.toSet()));
    }

    private static Set<String> argumentsOf(Properties sentences, String key) {
        return ARGUMENT.matcher(sentences.getProperty(key)).results().map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String file) {
        var sentences = new Properties();
        try (var stream = Objects.requireNonNull(
                WordingKeysTests.class.getResourceAsStream("/wording/" + file + ".properties"), file)) {
            sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        return sentences;
    }
}
