package com.tarcommerce.gateway.command;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How much one pack holds, as its name says: {@code Basmati Rice 5kg}. In kilos or litres. */
record PackSize(BigDecimal size, boolean isVolume) {
    private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");
    private static final Map<String, PackSize> UNITS = Map.ofEntries(weight("kg", BigDecimal.ONE),
            weight("kgs", BigDecimal.ONE), weight("kilo", BigDecimal.ONE), weight("किलो", BigDecimal.ONE),
            weight("किग्रा", BigDecimal.ONE), weight("g", THOUSANDTH), weight("gm", THOUSANDTH),
            weight("gms", THOUSANDTH), weight("gram", THOUSANDTH), weight("grams", THOUSANDTH),
            weight("ग्राम", THOUSANDTH), volume("l", BigDecimal.ONE), volume("ltr", BigDecimal.ONE),
            volume("litre", BigDecimal.ONE), volume("liter", BigDecimal.ONE), volume("लीटर", BigDecimal.ONE),
            volume("ml", THOUSANDTH), volume("मिली", THOUSANDTH));
    private static final Pattern SIZE = Pattern.compile("(?<![\\p{Nd}.])(\\p{Nd}+(?:\\.\\p{Nd}+)?)\\s*("
            + String.join("|", UNITS.keySet()) + ")(?![\\p{L}\\p{M}])");

    /** Every size that stands in a name; more than one says nothing for certain. */
    static List<PackSize> in(String name) {
        return SIZE.matcher(name.toLowerCase(Locale.ROOT)).results()
                .map(found -> of(new BigDecimal(found.group(1)), found.group(2)))
                .filter(pack -> pack.size().signum() > 0).toList();
    }

    private static PackSize of(BigDecimal count, String unit) {
        var one = UNITS.get(unit);
        if (one == null) {
            throw new IllegalStateException(unit + " is no unit");
        }
        return new PackSize(count.multiply(one.size()), one.isVolume());
    }

    private static Map.Entry<String, PackSize> weight(String unit, BigDecimal kilos) {
        return Map.entry(unit, new PackSize(kilos, false));
    }

    private static Map.Entry<String, PackSize> volume(String unit, BigDecimal litres) {
        return Map.entry(unit, new PackSize(litres, true));
    }
}
