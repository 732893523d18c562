package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.RAVI;
import static com.tarcommerce.gateway.command.Shopkeepers.button;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static com.tarcommerce.gateway.command.Shopkeepers.toast;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.BillLine;
import com.tarcommerce.common.contract.ai.BillText;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.Limits;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdmitMessageTests {
    private static final String TOO_MANY = "That is a lot at once.";
    private static long inboundId;

    private final Shopkeepers shop = new Shopkeepers();
    private final Sender hasty = new Sender("hasty-" + shop.shop, null, "Hasty", false);

    @BeforeEach
    void stockTheShop() {
        shop.item("Milk", "28.50", "12");
        shop.ai.means("remove", new Intent.RemoveItem("Milk"));
    }

    @Test
    void aTextTooManyIsToldOnce() {
        leave(0);

        assertThat(said(shop.write(shop.inventory, hasty, "/help"))).startsWith(TOO_MANY);
        assertThat(shop.write(shop.inventory, hasty, "/help")).isEqualTo(Reply.silence());
    }

    @Test
    void aPressTooManyIsToldOnceAndDoesNothing() {
        leave(1);
        var question = shop.write(shop.inventory, hasty, "remove");

        var told = shop.press(question, "Yes", hasty);

        assertThat(toast(told)).startsWith(TOO_MANY);
        assertThat(said(told)).isEmpty();
        assertThat(shop.press(question, "Yes", hasty)).isEqualTo(Reply.silence());
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    @Test
    void aForgedPressCountsToo() {
        leave(1);

        assertThat(toast(shop.carryOut(shop.plan(shop.pressed("forged", hasty))))).contains("does not work any more");
        assertThat(toast(shop.carryOut(shop.plan(shop.pressed("forged", hasty))))).startsWith(TOO_MANY);
    }

    @Test
    void aPrivateChatCountsToo() {
        leave(1);

        assertThat(said(shop.carryOut(shop.plan(privately())))).contains("/setup");
        assertThat(said(shop.carryOut(shop.plan(privately())))).startsWith(TOO_MANY);
        assertThat(shop.carryOut(shop.plan(privately()))).isEqualTo(Reply.silence());
    }

    @Test
    void aPictureThatIsAnsweredCountsTooWithWordsOrWithout() {
        leave(1);

        assertThat(said(shop.carryOut(shop.plan(media(null, true))))).startsWith("I found no lines of a bill");
        assertThat(said(shop.carryOut(shop.plan(media(null, true))))).startsWith(TOO_MANY);
        assertThat(shop.carryOut(shop.plan(media("remove", false)))).isEqualTo(Reply.silence());
        assertThat(shop.carryOut(shop.plan(media(null, true)))).isEqualTo(Reply.silence());
    }

    @Test
    void whatIsMetWithSilenceDoesNotCount() {
        leave(2);

        assertThat(said(shop.carryOut(shop.plan(voice())))).contains("I cannot read");
        assertThat(shop.carryOut(shop.plan(voice()))).isEqualTo(Reply.silence());
        shop.write(shop.forum.inThread("99"), hasty, "lunch?");

        assertThat(said(shop.write(shop.inventory, hasty, "/help"))).doesNotContain(TOO_MANY);
    }

    @Test
    void aCaptionIsOneMessage() {
        leave(1);

        assertThat(said(shop.carryOut(shop.plan(media("remove", false))))).contains("Milk").doesNotContain(TOO_MANY);
    }

    @Test
    void anAlbumIsOneMessageAndItsLastPictureIsNeverRefusedAlone() {
        shop.ai.reads("f", new BillText("Milk 2", List.of(new BillLine("Milk", BigDecimal.TWO, null, 100L, 200L, "Milk",
                null)), null, "tesseract"));
        leave(1);

        for (var picture = 1; picture <= 3; picture++) {
            assertThat(said(shop.carryOut(shop.plan(ofAlbum("a"))))).startsWith("I read this bill");
        }
        assertThat(said(shop.carryOut(shop.plan(ofAlbum("b"))))).startsWith(TOO_MANY);
        assertThat(shop.carryOut(shop.plan(ofAlbum("b")))).isEqualTo(Reply.silence());
    }

    @Test
    void othersAreStillHeard() {
        leave(0);
        shop.write(shop.inventory, hasty, "/help");
        var elsewhere = new Shopkeepers();
        elsewhere.item("Milk", "28.50", "12");
        elsewhere.ai.means("remove", new Intent.RemoveItem("Milk"));

        var question = elsewhere.write(elsewhere.inventory, ASHA, "remove");

        assertThat(button(question, "Yes").id()).isNotBlank();
    }

    @Test
    void manyWhoAskTooMuchTogetherSilenceTheirShopOnly() {
        var limits = Shopkeepers.bean(Limits.class);
        for (int i = 0; i < Shopkeepers.MESSAGES_A_MINUTE; i++) {
            limits.admit(--inboundId, shop.forum, new Sender(shop.shop + i % 100, null, "One of many", false),
                    shop.shop);
        }
        var elsewhere = new Shopkeepers();

        assertThat(said(shop.write(shop.inventory, ASHA, "/help"))).startsWith(TOO_MANY);
        assertThat(shop.write(shop.inventory, RAVI, "/help")).isEqualTo(Reply.silence());
        assertThat(said(elsewhere.write(elsewhere.inventory, ASHA, "/help"))).isNotEmpty()
                .doesNotContain(TOO_MANY);
    }

    /** Uses up what one person may ask in a minute, but for so many messages. */
    private void leave(int messages) {
        var limits = Shopkeepers.bean(Limits.class);
        for (int i = messages; i < Shopkeepers.MESSAGES_A_MINUTE; i++) {
            limits.admit(--inboundId, shop.forum, hasty, "elsewhere-" + shop.shop);
        }
    }

    private Incoming.Text privately() {
        return new Incoming.Text(Room.of("telegram", hasty.id()), new Incoming.Chat(ChatKind.PRIVATE, ""), hasty, "hi",
                "1", true, false, shop.clock.instant());
    }

    private Incoming.Media voice() {
        return new Incoming.Media(shop.inventory, new Incoming.Chat(ChatKind.FORUM, ""), hasty, "voice", null,
                new Incoming.File("f", "audio/ogg", null), "9", null, false, false, shop.clock.instant());
    }

    private Incoming.Media ofAlbum(String album) {
        return new Incoming.Media(shop.inventory, new Incoming.Chat(ChatKind.FORUM, ""), hasty, "photo", null,
                new Incoming.File("f", "image/jpeg", null), "9", album, false, false, shop.clock.instant());
    }

    private Incoming.Media media(@Nullable String caption, boolean addressed) {
        return new Incoming.Media(shop.inventory, new Incoming.Chat(ChatKind.FORUM, ""), hasty, "photo", caption,
                new Incoming.File("f", "image/jpeg", null),
                "9", null, addressed, false, shop.clock.instant());
    }
}
