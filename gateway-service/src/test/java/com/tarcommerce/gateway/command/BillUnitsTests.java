package com.tarcommerce.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.BillLine;
import com.tarcommerce.common.contract.ai.BillText;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kilos and litres on a bill, of an item that the shop has given no unit. */
class BillUnitsTests {
    private final Shopkeepers shop = new Shopkeepers();

    @ParameterizedTest
    @CsvSource({"Basmati Rice 5kg, 25, kg, 5", "Basmati Rice 5kg, 24, kg, none", "Tata Salt 1kg, 10, kg, 10",
            "Tata Salt 1kg, 2, quintal, 200", "Maggi Noodles 70g, 700, g, 10", "Maggi Noodles 70g, 7, kg, 100",
            "Maggi Noodles 70g, 1, kg, none", "Amul Milk 500ml, 12, litre, 24", "Amul Milk 500ml, 12, kg, none",
            "Atta 10 Kg, 50, kg, 5", "Atta 2.5kg, 10, kg, 4", "बासमती चावल 5 किलो, 25, kg, 5", "चावल ५ किलो, 25, kg, 5",
            "Combo 1kg + 500g, 3, kg, none", "Sugar, 25, kg, 25", "Oil, 5, litre, 5", "5 Grain Biscuit, 3, kg, 3",
            "Sugar, 500, g, none"})
    void kilosOfWhatIsSoldInPacksArePacksIfTheyComeOutEven(String name, String quantity, String unit, String added) {
        shop.item(name, "40", "3");
        var item = shop.item(name);

        var counted = BillUnits.inUnitOf(item, new BigDecimal(quantity), unit);

        if (added.equals("none")) {
            assertThat(counted).isEmpty();
        } else {
            assertThat(counted).hasValueSatisfying(count -> assertThat(count).isEqualByComparingTo(added));
        }
    }

    @Test
    void whatComesOutUnevenIsLeftOutAndSaidWhy() {
        shop.item("Basmati Rice 5kg", "450", "3");
        var line = new BillLine("Basmati Rice 5kg", new BigDecimal("24"), "kg", 6_000L, 144_000L, "Basmati Rice 5kg",
                null);

        var table = new BillTable(occasion(), Shopkeepers.bean(com.tarcommerce.gateway.commerce.NodeStore.class));
        shop.run(() -> {
            table.add(new BillText("", List.of(line), null, "tesseract"));
            return table;
        });

        assertThat(table.additions()).isEmpty();
        assertThat(table.text()).contains("• “Basmati Rice 5kg”: 24 kg on the bill, but the shop counts it otherwise");
    }

    private Occasion occasion() {
        var tenant = Shopkeepers.bean(com.tarcommerce.gateway.shop.TenantStore.class).find(shop.shop).orElseThrow();
        return Occasion.of(1, shop.text(shop.inventory, Shopkeepers.ASHA, "bill"), tenant,
                Shopkeepers.bean(com.tarcommerce.gateway.wording.Wording.class));
    }
}
