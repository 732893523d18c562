package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.BOSS;
import static com.tarcommerce.gateway.command.Shopkeepers.RAVI;
import static com.tarcommerce.gateway.command.Shopkeepers.bean;
import static com.tarcommerce.gateway.command.Shopkeepers.labels;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static com.tarcommerce.gateway.command.Shopkeepers.toast;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.intake.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several commands of one message, offered and taken one by one. */
class PartsTests {
    private static final String ALL = "maggi 20 aaye aur yippee ke 15 bik gaye";
    private static final String ONE_BY_ONE = "send them one by one";
    private final Shopkeepers shop = new Shopkeepers();

    @BeforeEach
    void teach() {
        bean(AgreedParts.class).take();
        shop.item("Maggi", "14", "10");
        shop.item("Yippee", "12", "40");
        shop.ai.cuts(ALL, "maggi 20 aaye", "yippee ke 15 bik gaye");
        shop.ai.means("maggi 20 aaye", new Intent.AdjustStock("Maggi", new BigDecimal("20")));
        shop.ai.means("yippee ke 15 bik gaye", new Intent.AdjustStock("Yippee", new BigDecimal("-15")));
        shop.ai.means("yippee ka stock", new Intent.UpdateStock("Yippee", null));
        shop.ai.means("maggi ka stock", new Intent.UpdateStock("Maggi", null));
        shop.ai.means("order 2 maggi", new Intent.CreateOrder("Maggi", new BigDecimal("2"), null));
    }

    @Test
    void theyAreOfferedWithWhatEachWasUnderstoodAsAndNothingIsDone() {
        var offer = shop.write(shop.inventory, ASHA, ALL);

        assertThat(said(offer)).isEqualTo("""
                That is more than one thing at once. I understood:
                1. “maggi 20 aaye”: change the stock of Maggi by +20
                2. “yippee ke 15 bik gaye”: change the stock of Yippee by -15
                Nothing is done yet. Shall I do this, one after the other?""");
        assertThat(labels(offer)).containsExactly("Yes", "No");
        assertThat(shop.audit()).isEmpty();
        assertThat(bean(AgreedParts.class).take()).isEmpty();
    }

    @Test
    void aYesTakesEachByItselfAndEachHasAnUndoOfItsOwn() {
        var replies = taken(shop.write(shop.inventory, ASHA, ALL));

        assertThat(replies).containsExactly("Maggi: 30 in stock now (before: 10).",
                "Yippee: 25 in stock now (before: 40).");
        assertThat(shop.audit()).hasSize(2).allMatch(row -> row.startsWith("adjust_stock allowed"));
        assertThat(said(shop.write(shop.inventory, ASHA, "/undo"))).startsWith("Undone. Yippee: 40");
        assertThat(shop.stock("Maggi")).isEqualByComparingTo("30");
    }

    @Test
    void aNoTakesNone() {
        var offer = shop.write(shop.inventory, ASHA, ALL);

        assertThat(said(shop.press(offer, "No", ASHA))).isEqualTo("Okay, nothing was changed.");

        assertThat(toast(shop.press(offer, "Yes", ASHA))).contains("answered already");
        assertThat(bean(AgreedParts.class).take()).isEmpty();
    }

    @Test
    void aYesWorksOnceForTenMinutesAndForTheAskerOrAnAdministrator() {
        var offer = shop.write(shop.inventory, ASHA, ALL);
        assertThat(toast(shop.press(offer, "Yes", RAVI))).contains("Only the person who was asked");
        assertThat(said(shop.press(offer, "Yes", BOSS))).isEqualTo("Okay, 2 things, one after the other:");
        assertThat(toast(shop.press(offer, "Yes", ASHA))).contains("answered already");
        assertThat(bean(AgreedParts.class).take()).hasSize(2)
                .allMatch(part -> part.said().sender().equals(BOSS));

        var late = shop.write(shop.inventory, ASHA, ALL);
        shop.clock.advance(Duration.ofMinutes(10));
        assertThat(toast(shop.press(late, "Yes", ASHA))).contains("older than 10 minutes");
        assertThat(bean(AgreedParts.class).take()).isEmpty();
    }

    @Test
    void whatTheRoomMayNotDoIsSaidAndTheOthersGoOn() {
        shop.ai.cuts("both", "order 2 maggi", "yippee ke 15 bik gaye");

        var replies = taken(shop.write(shop.inventory, ASHA, "both"));

        assertThat(replies.getFirst()).contains("#orders");
        assertThat(shop.stock("Maggi")).isEqualByComparingTo("10");
        assertThat(shop.stock("Yippee")).isEqualByComparingTo("25");
        assertThat(shop.audit()).startsWith("create_order denied role_lacks_intent");
    }

    @Test
    void whoMayNoMoreAtTheTurnIsRefused() {
        var offer = shop.write(shop.inventory, ASHA, ALL);
        shop.press(offer, "Yes", ASHA);
        shop.unbind(shop.inventory);

        bean(AgreedParts.class).take().forEach(part -> shop.carryOut(shop.plan(part)));

        assertThat(shop.stock("Maggi")).isEqualByComparingTo("10");
        assertThat(shop.audit()).allMatch(row -> row.equals("adjust_stock denied unbound")).hasSize(2);
    }

    @Test
    void whatLacksANumberIsAskedForItAndASecondOneIsNotAskedBesides() {
        shop.ai.cuts("three", "maggi ka stock", "yippee ka stock", "yippee ke 15 bik gaye");
        var offer = shop.write(shop.inventory, ASHA, "three");
        assertThat(said(offer)).contains("1. “maggi ka stock”: change the stock; I will ask for what is missing");

        var replies = taken(offer);

        assertThat(replies).containsExactly("How many Maggi are there now? Just send the number.",
                "Please send this once more when you have answered what I asked: “yippee ka stock”",
                "Yippee: 25 in stock now (before: 40).");
        assertThat(said(shop.write(shop.inventory, ASHA, "7"))).isEqualTo("Maggi: 7 in stock now (before: 10).");
        assertThat(shop.stock("Yippee")).isEqualByComparingTo("25");
    }

    @Test
    void whatDestroysStillAsksWhetherItIsMeant() {
        shop.ai.cuts("both", "maggi hata do", "yippee ke 15 bik gaye");
        shop.ai.means("maggi hata do", new Intent.RemoveItem("Maggi"));
        var offer = shop.write(shop.inventory, ASHA, "both");
        assertThat(said(offer)).contains("1. “maggi hata do”: remove Maggi from the catalogue");

        assertThat(taken(offer).getFirst()).isEqualTo("Remove Maggi (10 in stock) from the catalogue?");

        assertThat(shop.stock("Maggi")).isEqualByComparingTo("10");
    }

    @Test
    void whatCantBeCutWellIsAskedForOneByOneAndSoIsWhatWasChanged() {
        shop.ai.cuts("all");
        assertThat(said(shop.write(shop.inventory, ASHA, "all"))).contains(ONE_BY_ONE);
        assertThat(said(shop.edited().write(shop.inventory, ASHA, ALL))).contains(ONE_BY_ONE);
        shop.ai.cuts("odd", "good morning", "maggi 20 aaye");
        assertThat(said(shop.write(shop.inventory, ASHA, "odd"))).contains(ONE_BY_ONE);
    }

    @Test
    void aRoomThatIsForNothingIsNotEvenAsked() {
        assertThat(shop.write(shop.forum.inThread("99"), ASHA, ALL)).isEqualTo(Reply.silence());
        assertThat(shop.ai.requests).isEmpty();
    }

    @Test
    void aReplyWordsTheOfferInHindi() {
        shop.ai.cuts("मैगी 20 आए और यिप्पी 15 बिके", "maggi 20 aaye", "yippee ke 15 bik gaye");

        var offer = shop.write(shop.inventory, ASHA, "मैगी 20 आए और यिप्पी 15 बिके");

        assertThat(said(offer)).contains("Maggi के स्टॉक में +20 का बदलाव", "अभी कुछ नहीं किया है");
    }

    /** What is said about each of them. */
    private List<String> taken(Reply offer) {
        shop.press(offer, "Yes", ASHA);
        return bean(AgreedParts.class).take().stream().map(part -> said(shop.carryOut(shop.plan(part)))).toList();
    }
}
