package com.tarcommerce.gateway.wording;

import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * Sentences by key, from {@code wording/<feature>.properties} (English) and {@code wording/<feature>_hi.properties}.
 * Arguments are strings that are put in as they are: numbers and money are written by {@link Amounts}.
 */
@Component
public class Wording {
    private final ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();

    Wording() {
        bundles.setBasenames("wording/access", "wording/command", "wording/event", "wording/shop", "wording/task");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        bundles.setAlwaysUseMessageFormat(true);
    }

    /** @throws org.springframework.context.NoSuchMessageException if no sentence has this key */
    public String say(Locale language, String key, String... arguments) {
        return bundles.getMessage(key, arguments, language);
    }
}
