package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.wording.Amounts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The settings of a shop: how each is read, and how it is shown. */
final class Settings {
    private static final BigDecimal HIGHEST_LOW_MARK = BigDecimal.valueOf(1_000_000);
    private static final int LOW_MARK_DECIMALS = 3;
    private static final int CENTS = 2;
    private static final int MOST_NUDGES = 3;

    static final List<Setting> ALL = List.of(
            new Setting("language", Settings::languageName, Settings::language),
            new Setting("zone", shop -> shop.zone().getId(), Settings::zone),
            new Setting("currency", Tenant::currency, Settings::currency),
            new Setting("lowmark", shop -> Amounts.count(shop.lowMark()), Settings::lowMark),
            new Setting("cartwait", shop -> Waits.show(shop.cartWait()), Settings::cartWait),
            new Setting("quiet", shop -> shop.quiet().toString(), Settings::quiet),
            new Setting("nudges", shop -> Integer.toString(shop.nudges()), Settings::nudges));

    private Settings() {
    }

    /**
     * @param command what changes it
     * @param shown   its value as people read it
     * @param change  the shop with another value; empty for one that cannot be
     */
    record Setting(String command, Function<Tenant, String> shown,
            BiFunction<Tenant, String, Optional<Tenant>> change) {
    }

    static String languageName(Tenant shop) {
        return shop.language().getLanguage().equals("hi") ? "हिंदी" : "English";
    }

    private static Optional<Tenant> language(Tenant shop, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "en", "english", "अंग्रेज़ी", "अंग्रेजी" -> Optional.of(shop.withLanguage(Locale.ENGLISH));
            case "hi", "hindi", "हिंदी", "हिन्दी" -> Optional.of(shop.withLanguage(Locale.of("hi")));
            default -> Optional.empty();
        };
    }

    /** Regions only, in any case: an offset knows no summer time, and an abbreviation means several. */
    private static Optional<Tenant> zone(Tenant shop, String text) {
        return ZoneId.getAvailableZoneIds().stream().filter(id -> id.contains("/") || id.equals("UTC"))
                .filter(text.replace(' ', '_')::equalsIgnoreCase).findFirst().map(ZoneId::of).map(shop::withZone);
    }

    /** Amounts are kept in hundredths, so only currencies that have them. */
    private static Optional<Tenant> currency(Tenant shop, String text) {
        var code = text.toUpperCase(Locale.ROOT);
        return Currency.availableCurrencies()
                .filter(known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() == CENTS)
                .findFirst().map(Currency::getCurrencyCode).map(shop::withCurrency);
    }

    private static Optional<Tenant> lowMark(Tenant shop, String text) {
        if (!text.matches("\\d{1,7}(\\.\\d{1," + LOW_MARK_DECIMALS + "})?")) {
            return Optional.empty();
        }
        var mark = new BigDecimal(text);
        return mark.compareTo(HIGHEST_LOW_MARK) > 0 ? Optional.empty() : Optional.of(shop.withLowMark(mark));
    }

    private static Optional<Tenant> cartWait(Tenant shop, String text) {
        return Waits.read(text).filter(wait -> wait.compareTo(Duration.ofMinutes(5)) >= 0)
                .filter(wait -> wait.compareTo(Duration.ofDays(7)) <= 0).map(shop::withCartWait);
    }

    private static Optional<Tenant> quiet(Tenant shop, String text) {
        return QuietHours.read(text).map(shop::withQuiet);
    }

    private static Optional<Tenant> nudges(Tenant shop, String text) {
        return text.matches("[0-" + MOST_NUDGES + "]")
                ? Optional.of(shop.withNudges(Integer.parseInt(text)))
                : Optional.empty();
    }
}
