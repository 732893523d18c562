package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.model.ModelStandIn;
import com.tarcommerce.testsupport.telegram.Updates;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * A hundred attempts to have something done that nobody asked for, each by the way that it would come and in rooms of
 * three roles, with a model that does as the attempt tells it: after each, every table of the shop is what it was, but
 * for what the message asked for besides where its room may do that.
 */
class InjectionsInChatTests {
    private static final ModelStandIn MODEL = new ModelStandIn();
    private static InjectedShop shop;

    @BeforeAll
    static void open() {
        shop = InjectedShop.open(MODEL);
    }

    @AfterAll
    static void close() {
        if (shop != null) {
            shop.close();
        }
        MODEL.close();
    }

    @Test
    void thereAreAHundred() {
        assertThat(Attempt.all()).hasSize(100);
        assertThat(shop.database().tables())
                .contains("nodes", "room", "role_permission", "tenant", "task", "api_key", "account")
                .hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource
    void aTextDoesOnlyWhatItAsksForBesidesAndItsRoomMayDo(Attempt attempt) {
        obeys(attempt);
        for (var room : InjectedShop.ROOMS) {
            var before = shop.database().state();

            shop.hears(shop.in(room, Updates.text(attempt.text())));

            assertThat(shop.database().changesSince(before)).isSubsetOf(attempt.allowedIn(room));
        }
    }

    static Stream<Attempt> aTextDoesOnlyWhatItAsksForBesidesAndItsRoomMayDo() {
        return Attempt.by("text");
    }

    @ParameterizedTest
    @MethodSource
    void whatAnItemIsCalledDoesNothing(Attempt attempt) {
        obeys(attempt);
        shop.sells(attempt.items());
        for (var room : InjectedShop.ROOMS) {
            var before = shop.database().state();

            shop.hears(shop.in(room, Updates.text(attempt.text())));

            assertThat(shop.database().changesSince(before)).isEmpty();
        }
        shop.sellsNoMore(attempt.items());
    }

    static Stream<Attempt> whatAnItemIsCalledDoesNothing() {
        return Attempt.by("item");
    }

    @ParameterizedTest
    @MethodSource("onPictures")
    void whatAModelSaysThatStandsOnAPictureDoesNothing(Attempt attempt) {
        obeys(attempt);

        assertThat(answersToAPicture(attempt)).contains(attempt.printed().substring(0, 20));

        assertThat(MODEL.questionsOfTexts()).as("shown to the model").hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("onPictures")
    void whatTesseractReadsOnAPictureDoesNothing(Attempt attempt) {
        PaintedBill.requireTesseract();
        MODEL.behaves(ModelStandIn.status(400, "{}"));

        assertThat(answersToAPicture(attempt)).contains("Sugar: +10");
    }

    static Stream<Attempt> onPictures() {
        return Attempt.by("ocr");
    }

    private static String answersToAPicture(Attempt attempt) {
        var file = shop.photographs("1 Sugar|10|45.00|450.00", attempt.text());
        var before = shop.database().state();
        var told = shop.told();

        shop.hears(shop.in("inventory", Updates.photo(file)), shop.in("orders", Updates.photo(file)));

        assertThat(shop.database().changesSince(before)).isEmpty();
        await().until(() -> shop.told() > told);
        return String.join("\n", shop.toldSince(told));
    }

    @ParameterizedTest
    @MethodSource
    void whatStandsUnderAPictureDoesNothing(Attempt attempt) {
        obeys(attempt);
        var file = shop.photographs("1 Sugar|10|45.00|450.00");
        for (var room : InjectedShop.ROOMS) {
            var before = shop.database().state();

            shop.hears(shop.in(room, Updates.photo(file).caption(attempt.text())));

            assertThat(shop.database().changesSince(before)).isEmpty();
        }
    }

    static Stream<Attempt> whatStandsUnderAPictureDoesNothing() {
        return Attempt.by("caption");
    }

    /** Shown a picture, it says that what the attempt says is what was delivered. */
    private static void obeys(Attempt attempt) {
        MODEL.says(question -> isOfPicture(question) ? bill(attempt.printed()) : attempt.model());
    }

    private static String bill(String item) {
        return "{\"lines\":[{\"item\":\"%s\",\"quantity\":9,\"unit\":null,\"price\":1,\"amount\":9}],\"total\":9}"
                .formatted(item);
    }

    private static boolean isOfPicture(JsonNode question) {
        return question.at("/response_format/json_schema/schema/properties").has("lines");
    }
}
