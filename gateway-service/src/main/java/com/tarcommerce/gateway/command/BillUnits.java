package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.commerce.Items;
import com.tarcommerce.gateway.commerce.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A quantity as a bill counts it, in the unit that the shop counts the item in. */
final class BillUnits {
    private static final Map<String, BigDecimal> IN_KILOS = Map.of("kg", BigDecimal.ONE, "g", new BigDecimal("0.001"),
            "quintal", new BigDecimal(100), "ton", new BigDecimal(1000));
    private static final Map<String, BigDecimal> IN_LITRES = Map.of("litre", BigDecimal.ONE, "l", BigDecimal.ONE, "ml",
            new BigDecimal("0.001"));
    private static final String PIECE = "piece";
    private static final Set<String> ANY = Set.of("kg", "litre", "l");
    private static final int DECIMALS = 6;

    private BillUnits() {
    }

    /** @return empty if the two have nothing in common, or nobody knows how many of the one make the other */
    static Optional<BigDecimal> inUnitOf(Node item, BigDecimal quantity, @Nullable String counted) {
        var shops = Items.unitOf(item).toLowerCase(Locale.ROOT);
        if (counted == null || counted.equals(shops)) {
            return Optional.of(quantity);
        }
        var size = sizes(counted).get(counted);
        if (size != null) {
            var own = sizes(counted).get(shops);
            return own == null
                    ? Optional.of(quantity).filter(_ -> shops.isEmpty())
                            .flatMap(_ -> unnamed(PackSize.in(item.name()), quantity, counted, size))
                    : Optional.of(divided(quantity.multiply(size), own));
        }
        return Optional.of(quantity).filter(_ -> (shops.isEmpty() && counted.equals(PIECE))
                || (shops.equals(PIECE) && counted.isEmpty()));
    }

    /** Of what has no unit: packs of the size in its name if they come out even; what has no size is sold loose. */
    private static Optional<BigDecimal> unnamed(List<PackSize> packs, BigDecimal quantity, String counted,
            BigDecimal size) {
        if (packs.isEmpty()) {
            return Optional.of(quantity).filter(_ -> ANY.contains(counted));
        }
        var pack = packs.getFirst();
        return packs.size() == 1 && pack.isVolume() == IN_LITRES.containsKey(counted)
                ? Optional.of(divided(quantity.multiply(size), pack.size()))
                        .filter(count -> count.scale() <= 0
                                && count.multiply(pack.size()).compareTo(quantity.multiply(size)) == 0)
                : Optional.empty();
    }

    private static Map<String, BigDecimal> sizes(String unit) {
        return IN_LITRES.containsKey(unit) ? IN_LITRES : IN_KILOS;
    }

    private static BigDecimal divided(BigDecimal amount, BigDecimal by) {
        return amount.divide(by, DECIMALS, java.math.RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
