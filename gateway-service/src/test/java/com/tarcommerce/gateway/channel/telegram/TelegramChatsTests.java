package com.tarcommerce.gateway.channel.telegram;

import static com.tarcommerce.testsupport.telegram.Updates.MEENA;
import static com.tarcommerce.testsupport.telegram.Updates.RAVI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.ChatPlatform.Standing;
import com.tarcommerce.gateway.access.TopicRefused;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TelegramChatsTests {
    private static final Room ROOM = Room.of("telegram", "-1009").inThread("45");
    private final TelegramChat shop = TelegramChat.forum(-1009, "Sharma Stores").member(RAVI, Membership.CREATOR)
            .member(MEENA, Membership.MEMBER);
    private final BotApiStandIn telegram = BotApiStandIn.start().add(shop);
    private final SettableClock clock = SettableClock.at("2026-11-25T09:00:00Z");
    private final TelegramChats chats = Telegrams.chats(telegram.url(), clock);

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void telegramSaysWhoAdministersTheChat() {
        assertThat(chats.isAdministrator(ROOM, person(RAVI))).isTrue();
        assertThat(chats.isAdministrator(ROOM, person(MEENA))).isFalse();
        assertThat(chats.isAdministrator(ROOM, new Sender("999", null, "Nobody", false))).isFalse();
        assertThat(chats.isAdministrator(Room.of("telegram", "-404"), person(RAVI))).isFalse();
    }

    @Test
    void whoSpeaksAsTheChatAdministersItAndNoOtherOne() {
        var anonymous = new Sender("-1009", null, "Sharma Stores", true);

        assertThat(chats.isAdministrator(ROOM, anonymous)).isTrue();
        assertThat(chats.isAdministrator(Room.of("telegram", "-1010"), anonymous)).isFalse();
        assertThat(telegram.calls()).isEmpty();
    }

    @Test
    void anAdministratorIsRememberedForAMinute() {
        chats.isAdministrator(ROOM, person(RAVI));
        shop.member(RAVI, Membership.MEMBER);

        clock.advance(Duration.ofSeconds(59));
        assertThat(chats.isAdministrator(ROOM, person(RAVI))).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(chats.isAdministrator(ROOM, person(RAVI))).isFalse();
    }

    @Test
    void whoBecomesOneIsSoonKnown() {
        chats.isAdministrator(ROOM, person(MEENA));
        shop.member(MEENA, Membership.ADMINISTRATOR);

        assertThat(chats.isAdministrator(ROOM, person(MEENA))).isFalse();
        clock.advance(Duration.ofSeconds(5));
        assertThat(chats.isAdministrator(ROOM, person(MEENA))).isTrue();
    }

    @Test
    void anAwayTelegramSaysNeitherYesNorNo() {
        telegram.fail("getChatMember", 1, Failure.tooManyRequests(3));
        telegram.fail("getChatMember", 1, Failure.badGateway());
        telegram.fail("getChatMember", 1, Failure.closeWithoutAnswer());

        for (var time = 0; time < 3; time++) {
            assertThatThrownBy(() -> chats.isAdministrator(ROOM, person(RAVI))).isInstanceOf(TemporaryFailure.class)
                    .hasMessageNotContaining(BotApiStandIn.TOKEN).hasStackTraceContaining("Telegram");
        }
        assertThat(chats.isAdministrator(ROOM, person(RAVI))).isTrue();
    }

    @Test
    void noFailureTellsTheToken() {
        var nowhere = Telegrams.chats(Telegrams.NOWHERE, clock);

        assertThatThrownBy(() -> nowhere.isAdministrator(ROOM, person(RAVI))).isInstanceOf(TemporaryFailure.class)
                .satisfies(failure -> assertThat(org.assertj.core.util.Throwables.getStackTrace(failure))
                        .doesNotContain(BotApiStandIn.TOKEN));
        assertThat(Telegrams.settings("webhook", Telegrams.NOWHERE, "").toString()).doesNotContain(BotApiStandIn.TOKEN)
                .doesNotContain("the-secret_1");
    }

    @Test
    void aBotInPrivacyModeHearsEverythingOnlyAsAnAdministrator() {
        telegram.readsAllMessages(false);
        assertThat(chats.standing(ROOM)).contains(new Standing(true, true, true));
        shop.bot(Membership.ADMINISTRATOR);
        assertThat(chats.standing(ROOM)).contains(new Standing(true, false, true));
        shop.bot(Membership.MEMBER);
        assertThat(chats.standing(ROOM)).contains(new Standing(false, false, true));
        telegram.readsAllMessages(true);
        assertThat(chats.standing(ROOM)).contains(new Standing(true, false, true));
        shop.forum(false);
        assertThat(chats.standing(ROOM)).contains(new Standing(true, false, false));
    }

    @ParameterizedTest
    @EnumSource(value = Membership.class, names = {"LEFT", "KICKED"})
    void aBotThatIsNotThereHasNoStanding(Membership membership) {
        shop.bot(membership);

        assertThat(chats.standing(ROOM)).isEmpty();
    }

    @Test
    void aTopicIsMade() {
        var room = chats.createTopic(Room.of("telegram", "-1009"), "inventory");

        assertThat(room.chat()).isEqualTo("-1009");
        assertThat(room.thread()).isNotBlank();
        assertThat(telegram.calls("createForumTopic").getFirst().parameter("name")).isEqualTo("inventory");
    }

    @Test
    void aTopicThatMayNotBeMadeIsNotTriedAgain() {
        shop.bot(Membership.MEMBER);

        assertThatThrownBy(() -> chats.createTopic(Room.of("telegram", "-1009"), "inventory"))
                .isInstanceOf(TopicRefused.class).hasMessageContaining("not enough rights");
    }

    private static Sender person(Person person) {
        return new Sender(Long.toString(person.id()), person.username(), person.firstName(), false);
    }
}
