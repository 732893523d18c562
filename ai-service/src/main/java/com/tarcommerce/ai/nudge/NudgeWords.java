package com.tarcommerce.ai.nudge;

import com.tarcommerce.common.contract.ai.NudgeRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** The sentences of a nudge in one language. */
final class NudgeWords {
    private static final NudgeWords ENGLISH = new NudgeWords("ai/nudge/en.properties");
    private static final NudgeWords HINDI = new NudgeWords("ai/nudge/hi.properties");

    private final Properties words;

    private NudgeWords(String path) {
        try {
            words = PropertiesLoaderUtils
                    .loadProperties(new EncodedResource(new ClassPathResource(path), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hindi for {@code hi} in any region, unless in Latin letters; English for everything else. */
    static NudgeWords in(@Nullable String tag) {
        return isHindi(tag) ? HINDI : ENGLISH;
    }

    static boolean isHindi(@Nullable String tag) {
        var locale = Locale.forLanguageTag(tag == null ? "" : tag);
        return locale.getLanguage().equals("hi") && !locale.getScript().equals("Latn");
    }

    String full(NudgeRequest cart, int named) {
        var items = items(cart.items(), named);
        return filled(items.isEmpty() ? "plain" : "full", cart).replace("{items}", items) + age(cart.age());
    }

    String brief(NudgeRequest cart) {
        return filled("brief", cart);
    }

    private String filled(String key, NudgeRequest cart) {
        return word(key).replace("{total}", Money.of(cart.total(), cart.currency())).replace("{shop}",
                oneLine(cart.shop()));
    }

    private String items(List<String> items, int named) {
        if (named == 0) {
            return "";
        }
        var shown = String.join(", ", items.stream().limit(named).map(NudgeWords::oneLine).toList());
        var rest = items.size() - named;
        return rest == 0 ? shown : word("more").replace("{items}", shown).replace("{count}", String.valueOf(rest));
    }

    private String age(@Nullable Duration age) {
        if (age == null || age.toHours() < 1) {
            return "";
        }
        var days = age.toDays();
        var count = days > 0 ? days : age.toHours();
        var unit = (days > 0 ? "day" : "hour") + (count == 1 ? "" : "s");
        return " " + word("age." + unit).replace("{count}", String.valueOf(count));
    }

    private String word(String key) {
        var word = words.getProperty(key);
        if (word == null) {
            throw new IllegalStateException("a nudge has no words for '" + key + "'");
        }
        return word;
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
