package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.ai.BillLine;
import com.tarcommerce.common.contract.ai.BillText;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.intake.Responder;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That a bill is being read is said, and stands nowhere once it is not true any more. */
class SayProgressTests {
    private static final Duration LONG = Duration.ofMinutes(40);

    private final Shopkeepers shop = new Shopkeepers();
    private final FakePictures pictures = bean(FakePictures.class);
    private final SentSigns signs = bean(SentSigns.class);

    @BeforeEach
    void stockTheShop() {
        shop.item("Milk", "28.50", "12");
        shop.ai.reads("bill", new BillText("", List.of(
                new BillLine("AMUL MILK", new BigDecimal("24"), null, 2_800L, 67_200L, "Milk", null)), 67_200L,
                "tesseract"));
    }

    @AfterEach
    void heal() {
        pictures.isAway = false;
        signs.isAway = false;
    }

    @Test
    void thatItIsBeingReadIsSaidAtOnceAndTheTableTakesThePlaceOfThat() {
        var asked = signs.sent.size();
        shop.ai.meanwhile(() -> assertThat(signs.sent).hasSize(asked + 1));

        var table = send(picture(null));

        assertThat(signs.sent).hasSize(asked + 1).last().satisfies(said -> {
            assertThat(said.kind()).isEqualTo(MessageKind.PROGRESS);
            assertThat(said.text()).isEqualTo("I am reading the bill…");
            assertThat(said.room()).isEqualTo(shop.inventory);
            assertThat(said.expiresAt()).isNull();
        });
        assertThat(table.parts()).singleElement().satisfies(part -> {
            assertThat(part.kind()).isEqualTo(MessageKind.EDIT);
            assertThat(part.replyTo()).isEqualTo(SentSigns.ID);
            assertThat(part.text()).startsWith("I read this bill");
        });
    }

    @Test
    void whoeverBeginsAgainSaysItInTheSameWordsUnderTheSameKey() {
        var picture = picture("शर्मा जी का बिल");

        bean(Responder.class).respond(7, picture);
        bean(Responder.class).respond(7, picture);

        var said = signs.sent.subList(signs.sent.size() - 2, signs.sent.size());
        assertThat(said.getFirst()).isEqualTo(said.getLast());
        assertThat(said.getFirst().idempotencyKey()).isEqualTo("progress:7");
        assertThat(said.getFirst().text()).startsWith("मैं");
    }

    @Test
    void whereNothingCouldBeSaidTheTableIsAMessage() {
        signs.isAway = true;

        assertThat(send(picture(null)).parts()).singleElement().satisfies(part -> {
            assertThat(part.kind()).isEqualTo(MessageKind.MESSAGE);
            assertThat(part.replyTo()).isNull();
            assertThat(part.text()).startsWith("I read this bill");
        });
    }

    @Test
    void whatIsReadMuchLaterIsAMessageOfItsOwnAndWhatWasSaidIsTakenAway() {
        var picture = picture(null);
        pictures.isAway = true;
        assertThatThrownBy(() -> bean(Responder.class).respond(21, picture)).isInstanceOf(TemporaryFailure.class);
        pictures.isAway = false;
        shop.clock.advance(LONG);
        var before = List.copyOf(signs.sent);

        var reply = shop.carryOut(bean(Responder.class).respond(21, picture));

        assertThatItIsTakenAway(reply);
        assertThat(signs.sent).isEqualTo(before);
    }

    @Test
    void whatTakesLongToReadIsAMessageOfItsOwn() {
        shop.ai.meanwhile(() -> shop.clock.advance(SayProgress.IN_SIGHT));

        assertThatItIsTakenAway(send(picture(null)));
    }

    @Test
    void ofAPictureThatCameLateNothingIsSaidBefore() {
        var picture = picture(null);
        shop.clock.advance(LONG);
        var before = List.copyOf(signs.sent);

        assertThat(send(picture).parts()).singleElement().satisfies(
                part -> assertThat(part.kind()).isEqualTo(MessageKind.MESSAGE));
        assertThat(signs.sent).isEqualTo(before);
    }

    @Test
    void whatWasSaidInAnotherLanguageIsFoundAgain() {
        var picture = picture(null);
        bean(Responder.class).respond(22, picture);
        shop.jdbc.sql("update tenant set language = 'hi' where id = :shop").param("shop", shop.shop).update();

        assertThat(shop.carryOut(bean(Responder.class).respond(22, picture)).parts()).singleElement()
                .satisfies(part -> {
                    assertThat(part.kind()).isEqualTo(MessageKind.EDIT);
                    assertThat(part.replyTo()).isEqualTo(SentSigns.ID);
                });
    }

    @Test
    void whatIsGivenUpIsTakenAway() {
        var picture = picture(null);
        bean(Responder.class).respond(23, picture);

        bean(Responder.class).giveUp(23, picture);

        assertThat(signs.sent).last().satisfies(taken -> {
            assertThat(taken.kind()).isEqualTo(MessageKind.EDIT);
            assertThat(taken.replyTo()).isEqualTo(SentSigns.ID);
            assertThat(taken.text()).isEmpty();
            assertThat(taken.room()).isEqualTo(shop.inventory);
        });
    }

    @Test
    void afterWhatWasSaidWasTakenAwayTheTableIsAMessage() {
        var picture = picture(null);
        bean(Responder.class).respond(25, picture);
        bean(Responder.class).giveUp(25, picture);

        assertThat(shop.carryOut(bean(Responder.class).respond(25, picture)).parts()).singleElement()
                .satisfies(part -> {
                    assertThat(part.kind()).isEqualTo(MessageKind.MESSAGE);
                    assertThat(part.text()).startsWith("I read this bill");
                });
    }

    @Test
    void whereNothingWasSaidNothingIsTakenAway() {
        var before = List.copyOf(signs.sent);

        bean(Responder.class).giveUp(24, picture(null));

        assertThat(signs.sent).isEqualTo(before);
    }

    private static void assertThatItIsTakenAway(Reply reply) {
        assertThat(reply.parts()).hasSize(2).first().satisfies(part -> {
            assertThat(part.kind()).isEqualTo(MessageKind.EDIT);
            assertThat(part.replyTo()).isEqualTo(SentSigns.ID);
            assertThat(part.text()).isEmpty();
        });
        assertThat(reply.parts().getLast()).satisfies(part -> {
            assertThat(part.kind()).isEqualTo(MessageKind.MESSAGE);
            assertThat(part.text()).startsWith("I read this bill");
            assertThat(part.buttons()).isNotEmpty();
        });
    }

    private Reply send(Incoming.Media picture) {
        return shop.carryOut(shop.plan(picture));
    }

    private Incoming.Media picture(@Nullable String caption) {
        return new Incoming.Media(shop.inventory, new Incoming.Chat(ChatKind.FORUM, ""), ASHA, "photo", caption,
                new Incoming.File("bill", "image/jpeg", 48_100L), "9", null, false, false, shop.clock.instant());
    }
}
