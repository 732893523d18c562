package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.bean;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.nudge.Contact;
import com.tarcommerce.gateway.nudge.OptOutStore;
import com.tarcommerce.gateway.shop.Limits;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a customer writes who has had enough. */
class HearStopTests {
    private static final AtomicLong PEOPLE = new AtomicLong(800_000_000);

    private final Shopkeepers shop = new Shopkeepers();
    private final String person = Long.toString(PEOPLE.incrementAndGet());
    private final Room telegram = Room.of("telegram", person);
    private final Room whatsapp = new Room("whatsapp", "1060", "91" + person, null);

    @ParameterizedTest
    @ValueSource(strings = {"stop", "STOP", " Stop! ", "/stop", "/stop@tar_bot", "unsubscribe", "band karo",
            "stop please", "Please stop", "रुको", "बंद कर दो", "band kar do", "nahi chahiye"})
    void whoWritesStopOnTelegramIsNotNudgedAnyMore(String word) {
        assertThat(write(telegram, ChatKind.PRIVATE, word)).containsAnyOf("I will not remind you of carts any more",
                "अब कार्ट की याद नहीं दिलाऊँगा");

        assertThat(isOut(telegram)).isTrue();
    }

    @Test
    void whoWritesStopOnWhatsAppIsNotNudgedAnyMore() {
        assertThat(write(whatsapp, ChatKind.GROUP, "Stop")).startsWith("Okay");

        assertThat(isOut(whatsapp)).isTrue();
        assertThat(isOut(telegram)).isFalse();
    }

    @Test
    void whoWritesItUnderAPictureIsNotNudgedAnyMoreNeither() {
        var picture = new Incoming.Media(telegram, new Incoming.Chat(ChatKind.PRIVATE, "Meera"),
                new Sender(person, null, "Meera", false), "photo", "Stop!", null, "6", null, true, false,
                shop.clock.instant());

        assertThat(said(shop.carryOut(shop.plan(picture)))).startsWith("Okay");

        assertThat(isOut(telegram)).isTrue();
    }

    @Test
    void whoHasWrittenTooMuchIsHeardAllTheSame() {
        var sender = new Sender(person, null, "Meera", false);
        for (var message = 0; message <= Shopkeepers.MESSAGES_A_MINUTE; message++) {
            bean(Limits.class).admit(900_000_000L + message, telegram, sender, Reply.NO_SHOP);
        }

        assertThat(write(telegram, ChatKind.PRIVATE, "hello")).doesNotContain("I am Tar");
        assertThat(write(telegram, ChatKind.PRIVATE, "stop")).startsWith("Okay");
    }

    @ParameterizedTest
    @CsvSource({"5215512345678, 525512345678", "5491123456789, 541123456789", "5511987654321, 551187654321"})
    void aNumberThatWhatsAppWritesInAnotherWayIsTheSame(String told, String typed) {
        write(new Room("whatsapp", "1061", told, null), ChatKind.GROUP, "stop");

        assertThat(isOut(new Room("whatsapp", "1061", typed, null))).isTrue();
        assertThat(isOut(new Room("whatsapp", "1061", told, null))).isTrue();
    }

    @Test
    void inHindiItIsAnsweredInHindi() {
        assertThat(write(telegram, ChatKind.PRIVATE, "बंद करो")).startsWith("ठीक है");

        assertThat(isOut(telegram)).isTrue();
    }

    @Test
    void startTakesItBack() {
        write(telegram, ChatKind.PRIVATE, "stop");
        write(telegram, ChatKind.PRIVATE, "stop");

        assertThat(write(telegram, ChatKind.PRIVATE, "start")).contains("may remind you");

        assertThat(isOut(telegram)).isFalse();
    }

    @Test
    void whoNeverStoppedIsAnsweredAsBefore() {
        assertThat(write(telegram, ChatKind.PRIVATE, "/start")).contains("I am Tar");
        assertThat(write(telegram, ChatKind.PRIVATE, "please stop the rain")).contains("I am Tar");

        assertThat(isOut(telegram)).isFalse();
    }

    @Test
    void inARoomOfAShopItIsAWordLikeAnyOther() {
        assertThat(said(shop.write(shop.orders, Shopkeepers.ASHA, "stop"))).isEmpty();

        assertThat(shop.jdbc.sql("select count(*) from opt_out where chat = :chat").param("chat", shop.forum.chat())
                .query(Long.class).single()).isZero();
    }

    private String write(Room room, ChatKind kind, String words) {
        return said(shop.carryOut(shop.plan(new Incoming.Text(room, new Incoming.Chat(kind, "Meera"),
                new Sender(person, null, "Meera", false), words, "5", true, false, shop.clock.instant()))));
    }

    private static boolean isOut(Room room) {
        return bean(OptOutStore.class).holds(Contact.at(room).orElseThrow());
    }
}
