package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.BOSS;
import static com.tarcommerce.gateway.command.Shopkeepers.labels;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.Reason;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.ResourceAccessException;

class RouteMessageTests {
    private static final Intent NO_MILK = new Intent.UpdateStock("Milk", BigDecimal.ZERO);

    private final Shopkeepers shop = new Shopkeepers();
    private final Room unbound = shop.forum.inThread("99");

    @BeforeEach
    void stockTheShop() {
        shop.item("Milk", "28.50", "12");
        shop.ai.means("no milk", NO_MILK);
    }

    @Test
    void chatterIsMetWithSilence() {
        assertThat(shop.write(shop.inventory, ASHA, "good morning")).isEqualTo(Reply.silence());
        assertThat(shop.audit()).isEmpty();
    }

    @Test
    void chatterThatIsSaidToTarGetsOneHelpfulLine() {
        assertThat(said(shop.addressed().write(shop.inventory, ASHA, "good morning")))
                .isEqualTo("Sorry, I did not understand that. /help shows what I can do here.");
    }

    @Test
    void anUnboundRoomIsSilentAndNotEvenUnderstood() {
        assertThat(shop.write(unbound, ASHA, "no milk")).isEqualTo(Reply.silence());
        assertThat(shop.ai.requests).isEmpty();
    }

    @Test
    void anUnboundRoomThatSpeaksToTarIsToldWhere() {
        assertThat(said(shop.addressed().write(unbound, ASHA, "no milk"))).contains("#inventory");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(shop.audit()).containsExactly("update_stock denied unbound");
    }

    @Test
    void severalCommandsAtOnceChangeNothingAndAreAskedForOneByOne() {
        shop.ai.answers("all", IntentAnswer.unknown("rules", 0.9, Reason.SEVERAL_COMMANDS));

        assertThat(said(shop.write(shop.inventory, ASHA, "all"))).contains("one by one");
    }

    @Test
    void theTextIsUnderstoodWithTheShopsItemsZoneAndTime() {
        shop.write(shop.inventory, ASHA, "no milk");

        assertThat(shop.ai.requests).singleElement().satisfies(request -> {
            assertThat(request.catalog()).containsExactly("Milk");
            assertThat(request.catalogKey()).isNull();
            assertThat(request.zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
            assertThat(request.locale()).isEqualTo("en");
            assertThat(request.now()).isEqualTo(CommandContext.START);
        });
    }

    @Test
    void aLargeCatalogueGoesOnceUnderItsKey() {
        for (int i = 0; i < 200; i++) {
            shop.item("Item " + i, "1", "1");
        }

        shop.write(shop.inventory, ASHA, "no milk");
        shop.write(shop.inventory, ASHA, "no milk");
        shop.item("Bread", "1", "1");
        shop.write(shop.inventory, ASHA, "no milk");

        var key = shop.shop + ":";
        assertThat(shop.ai.requests).extracting(request -> request.catalogKey() + " " + sizeOf(request.catalog()))
                .containsExactly(key + "201 0", key + "201 201", key + "201 0", key + "202 0", key + "202 202");
    }

    private static int sizeOf(@Nullable List<String> names) {
        return names == null ? 0 : names.size();
    }

    @Test
    void anAiServiceThatIsAwayIsForTheLaneToTryAgain() {
        shop.ai.fails(new ResourceAccessException("connection refused"));

        assertThatThrownBy(() -> shop.write(shop.inventory, ASHA, "no milk"))
                .isInstanceOf(ResourceAccessException.class);
    }

    @Test
    void aChangeWrittenLongAgoIsAskedBack() {
        shop.clock.advance(Duration.ofMinutes(16));

        var question = shop.write(shop.inventory, ASHA, "no milk");

        assertThat(said(question)).isEqualTo(
                "You wrote this more than 15 minutes ago: set the stock of Milk to 0. Shall I still do it?");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        shop.press(question, "Yes", ASHA);
        assertThat(shop.stock("Milk")).isZero();
    }

    @Test
    void aChangeThatIsFifteenMinutesOldIsStillMade() {
        shop.clock.advance(Duration.ofMinutes(15));

        shop.write(shop.inventory, ASHA, "no milk");

        assertThat(shop.stock("Milk")).isZero();
    }

    @Test
    void aQuestionWrittenLongAgoIsAnswered() {
        shop.clock.advance(Duration.ofHours(2));

        assertThat(shop.say(shop.inventory, new Intent.CheckStock("Milk"))).startsWith("Milk: 12");
    }

    @Test
    void anEditNeverActsByItself() {
        var question = shop.edited().write(shop.inventory, ASHA, "no milk");

        assertThat(said(question)).startsWith("You changed your message: set the stock of Milk to 0.");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(shop.edited().write(shop.inventory, ASHA, "good morning")).isEqualTo(Reply.silence());
        assertThat(said(shop.edited().write(shop.inventory, ASHA, "/bind orders"))).contains("changed messages");
    }

    @Test
    void aChatThatGoesToAnotherShopBeforeTheTransactionChangesNothingInTheFirst() {
        var plan = shop.plan(shop.text(shop.inventory, ASHA, "no milk"));
        shop.giveTo(new Shopkeepers().shop);

        shop.carryOut(plan);

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(shop.audit()).containsExactly("update_stock denied unbound");
    }

    @Test
    void anUnsureChangeIsAskedBack() {
        shop.ai.answers("milk??", new IntentAnswer(NO_MILK, 0.5, "rules", true, List.of(), List.of(),
                Reason.LOW_CONFIDENCE));

        assertThat(said(shop.write(shop.inventory, ASHA, "milk??"))).isEqualTo(
                "Did you mean: set the stock of Milk to 0?");
    }

    @Test
    void helpListsWhatThisRoomMayDo() {
        assertThat(said(shop.write(shop.inventory, ASHA, "/help"))).contains("Update milk stock to 20")
                .doesNotContain("Order 2 milk");
        assertThat(said(shop.write(shop.orders, ASHA, "/help"))).contains("Order 2 milk").doesNotContain("Update milk");
        assertThat(said(shop.write(unbound, ASHA, "/help"))).contains("/bind inventory");
        assertThat(shop.say(shop.inventory, new Intent.Help())).contains("/undo");
    }

    @Test
    void aCommandThatNobodyKnowsIsSaidToBeUnknownInARoomOfTheShop() {
        assertThat(said(shop.write(shop.inventory, ASHA, "/weather Delhi"))).startsWith("I do not know /weather.");
        assertThat(shop.write(unbound, ASHA, "/weather")).isEqualTo(Reply.silence());
    }

    @Test
    void administratorsBindByCommandAndByPlainWords() {
        shop.write(unbound, BOSS, "/bind finance");
        assertThat(Shopkeepers.bean(RoomStore.class).find(unbound).orElseThrow().role()).isEqualTo(Role.FINANCE);

        shop.ai.means("make this marketing", new Intent.BindTopic(Role.MARKETING));
        shop.write(unbound, BOSS, "make this marketing");
        assertThat(Shopkeepers.bean(RoomStore.class).find(unbound).orElseThrow().role()).isEqualTo(Role.MARKETING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"language hindi", "Set the language to Hindi.", "bhasha hindi", "Hindi mein bolo",
            "भाषा हिंदी",
            "speak in hindi"})
    void administratorsSetTheLanguageByPlainWords(String words) {
        assertThat(said(shop.write(shop.inventory, BOSS, words))).contains("हिंदी");

        assertThat(language()).isEqualTo("hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"language problem hai", "hindi movie", "what language do you speak", "language",
            "quiet hours", "quiet hours are bad for sales", "all quiet"})
    void whatIsNoSettingIsNotTakenForOne(String words) {
        assertThat(said(shop.write(shop.inventory, BOSS, words))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"quiet hours 21:30-08:00, 21:30-08:00", "Set quiet hours to 9pm - 8:30am., 21:00-08:30",
            "quiet hours off, off", "/quiet 22-7, 22:00-07:00"})
    void administratorsSetQuietHoursByPlainWords(String words, String set) {
        assertThat(said(shop.write(shop.inventory, BOSS, words))).startsWith("Done, quiet hours: " + set + ".");
        assertThat(said(shop.write(shop.inventory, BOSS, "/shop"))).contains(set);
    }

    @Test
    void othersDoNotSetTheLanguageByPlainWords() {
        assertThat(said(shop.write(shop.inventory, ASHA, "language hindi"))).contains("administrator");

        assertThat(language()).isEqualTo("en");
    }

    private String language() {
        return shop.jdbc.sql("select language from tenant where id = :shop").param("shop", shop.shop)
                .query(String.class).single();
    }

    @Test
    void othersDoNotBindByPlainWords() {
        shop.ai.means("make this orders", new Intent.BindTopic(Role.ORDERS));

        assertThat(said(shop.write(shop.inventory, ASHA, "make this orders"))).contains("administrator");

        assertThat(Shopkeepers.bean(RoomStore.class).find(shop.inventory).orElseThrow().role())
                .isEqualTo(Role.INVENTORY);
    }

    @Test
    void aVoiceMessageInARoomOfTheShopIsAnsweredOnceAnHour() {
        assertThat(said(shop.carryOut(shop.plan(voice(false))))).contains("voice messages I cannot read");
        assertThat(shop.carryOut(shop.plan(voice(false)))).isEqualTo(Reply.silence());
        shop.clock.advance(Duration.ofHours(1));

        assertThat(said(shop.carryOut(shop.plan(voice(false))))).contains("voice messages I cannot read");
    }

    @Test
    void aVoiceMessageThatIsSentToTarIsAlwaysAnswered() {
        assertThat(said(shop.carryOut(shop.plan(voice(true))))).contains("voice messages I cannot read");
        assertThat(said(shop.carryOut(shop.plan(voice(true))))).contains("voice messages I cannot read");
    }

    @Test
    void aMessageThatIsTriedAgainIsAnsweredAgain() {
        var voice = voice(false);
        var routing = Shopkeepers.bean(RouteMessage.class);

        assertThat(said(shop.carryOut(routing.respond(77, voice)))).contains("voice messages I cannot read");
        assertThat(said(shop.carryOut(routing.respond(77, voice)))).contains("voice messages I cannot read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sticker", "animation"})
    void whatAsksForNothingIsMetWithSilenceUnlessItIsSentToTar(String kind) {
        assertThat(shop.carryOut(shop.plan(sent(shop.inventory, kind, false)))).isEqualTo(Reply.silence());
        assertThat(said(shop.carryOut(shop.plan(sent(shop.inventory, kind, true))))).contains("I cannot read");
    }

    @Test
    void aVoiceMessageInARoomOfNoShopIsMetWithSilence() {
        assertThat(shop.carryOut(shop.plan(sent(unbound, "voice", false)))).isEqualTo(Reply.silence());
    }

    private Incoming.Media voice(boolean addressed) {
        return sent(shop.inventory, "voice", addressed);
    }

    private Incoming.Media sent(Room room, String kind, boolean addressed) {
        return new Incoming.Media(room, new Incoming.Chat(ChatKind.FORUM, ""), ASHA, kind, null,
                new Incoming.File("file", "audio/ogg", null), "9", null, addressed, false, shop.clock.instant());
    }

    @Test
    void theWordsUnderAPictureCount() {
        shop.carryOut(shop.plan(media(shop.inventory, "no milk", false)));

        assertThat(shop.stock("Milk")).isZero();
    }

    @Test
    void anEditedCaptionNeverActsByItself() {
        var question = shop.carryOut(shop.plan(edited(media(shop.inventory, "no milk", false))));

        assertThat(said(question)).startsWith("You changed your message: set the stock of Milk to 0.");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    @Test
    void anEditedPictureIsNotExplainedAgain() {
        assertThat(shop.carryOut(shop.plan(edited(media(shop.inventory, null, true))))).isEqualTo(Reply.silence());
    }

    private static Incoming.Media edited(Incoming.Media sent) {
        return new Incoming.Media(sent.room(), sent.chat(), sent.sender(), sent.kind(), sent.caption(), sent.file(),
                sent.messageId(), sent.album(), sent.addressed(), true, sent.writtenAt());
    }

    @Test
    void aPrivateChatOnlyExplains() {
        var room = Room.of("telegram", "11");
        var text = new Incoming.Text(room, new Incoming.Chat(ChatKind.PRIVATE, ""), ASHA, "no milk", "1", true, false,
                shop.clock.instant());

        assertThat(said(shop.carryOut(shop.plan(text)))).contains("/setup");
        assertThat(shop.ai.requests).isEmpty();
    }

    @Test
    void whoWritesToANumberThatAPersonUsesTooIsToldOnceADay() {
        var room = new Room("whatsapp", "bridge", "919876500009@s.whatsapp.net", null);

        assertThat(said(shop.carryOut(shop.plan(privately(room, "see you at 5", false))))).contains("/setup");
        assertThat(shop.carryOut(shop.plan(privately(room, "stop", false)))).isEqualTo(Reply.silence());
        assertThat(said(shop.carryOut(shop.plan(privately(room, "/help", true))))).contains("/setup");
        shop.clock.advance(Duration.ofDays(1));
        assertThat(said(shop.carryOut(shop.plan(privately(room, "hello", false))))).contains("/setup");
    }

    private Incoming.Text privately(Room room, String text, boolean addressed) {
        return new Incoming.Text(room, new Incoming.Chat(ChatKind.PRIVATE, ""), ASHA, text, "1", addressed, false,
                shop.clock.instant());
    }

    @Test
    void aChatOfNoShopIsToldHowToBecomeOne() {
        var stranger = Room.of("telegram", "-999");

        assertThat(shop.write(stranger, ASHA, "no milk")).isEqualTo(Reply.silence());
        var reply = shop.addressed().write(stranger, ASHA, "no milk");
        assertThat(reply.tenant()).isEqualTo(Reply.NO_SHOP);
        assertThat(said(reply)).contains("/setup");
        assertThat(said(shop.write(stranger, ASHA, "/undo"))).contains("/setup");
    }

    @Test
    void aTextLongerThanAnyCommandIsNotUnderstood() {
        assertThat(said(shop.addressed().write(shop.inventory, ASHA, "x".repeat(4097)))).contains("too long");
        assertThat(shop.write(shop.inventory, ASHA, "x".repeat(4097))).isEqualTo(Reply.silence());
        assertThat(shop.ai.requests).isEmpty();
    }

    @Test
    void blankTextIsMetWithSilence() {
        assertThat(shop.addressed().write(shop.inventory, ASHA, " \n ")).isEqualTo(Reply.silence());
    }

    @Test
    void ambiguousItemsBecomeButtons() {
        shop.item("Milk Powder", "90", "4");
        shop.ai.isAmbiguous("doodh khatam", new Intent.UpdateStock(null, BigDecimal.ZERO), "Milk", "Milk Powder");

        var question = shop.write(shop.inventory, ASHA, "doodh khatam");

        assertThat(labels(question)).containsExactly("Milk", "Milk Powder", "None of these");
        shop.press(question, "Milk Powder", ASHA);
        assertThat(shop.stock("Milk Powder")).isZero();
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    private static Incoming.Media media(Room room, @Nullable String caption, boolean addressed) {
        return new Incoming.Media(room, new Incoming.Chat(ChatKind.FORUM, ""), ASHA, "photo", caption,
                new Incoming.File("file", "image/jpeg", 48_100L), "9",
                null, addressed, false, java.time.Instant.parse(CommandContext.START));
    }

    @Test
    void startInAGroupSaysWhichShopThisIs() {
        assertThat(said(shop.write(shop.inventory, ASHA, "/start"))).contains("Meera Stores", "/access");
        assertThat(said(shop.write(Room.of("telegram", "-5"), ASHA, "/start"))).contains("I am Tar", "/setup");
    }
}
