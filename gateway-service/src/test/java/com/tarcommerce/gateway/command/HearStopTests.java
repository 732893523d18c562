package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.bean;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.nudge.Contact;
import com.tarcommerce.gateway.nudge.OptOutStore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a customer writes who has had enough. */
class HearStopTests {
    private static final AtomicLong PEOPLE = new AtomicLong(800_000_000);

    private final Shopkeepers shop = new Shopkeepers();
    private final String person = Long.toString(PEOPLE.incrementAndGet());
    private final Room telegram = Room.of("telegram", person);
    private final Room whatsapp = new Room("whatsapp", "1060", "91" + person, null);

    @ParameterizedTest
    @ValueSource(strings = {"stop", "STOP", " Stop! ", "/stop", "/stop@tar_bot", "unsubscribe", "band karo"})
    void whoWritesStopOnTelegramIsNotNudgedAnyMore(String word) {
        assertThat(write(telegram, ChatKind.PRIVATE, word))
                .startsWith("Okay, I will not remind you of carts any more.");

        assertThat(isOut(telegram)).isTrue();
    }

    @Test
    void whoWritesStopOnWhatsAppIsNotNudgedAnyMore() {
        assertThat(write(whatsapp, ChatKind.GROUP, "Stop")).startsWith("Okay");

        assertThat(isOut(whatsapp)).isTrue();
        assertThat(isOut(telegram)).isFalse();
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
