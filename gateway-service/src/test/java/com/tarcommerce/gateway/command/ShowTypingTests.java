package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.bean;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.testsupport.time.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowTypingTests {
    private static final Room ROOM = new Room("telegram", null, "-1001", "45");
    private static final Duration A_MOMENT = Duration.ofMillis(999);
    private static final Duration AGAIN = Duration.ofSeconds(4);

    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final SentSigns signs = new SentSigns();
    private final ShowTyping typing = new ShowTyping(new TypingSign(signs, clock), clock);

    @BeforeEach
    void listen() {
        clock.onMove(typing::wake);
    }

    @AfterEach
    void end() {
        typing.destroy();
    }

    @Test
    void anAnswerWithinASecondShowsNothing() {
        assertThat(answered(() -> {
            clock.advance(A_MOMENT);
            return "4 left";
        })).isEqualTo("4 left");

        clock.advance(Duration.ofMinutes(1));
        await().until(() -> !typing.isWatching());
        assertThat(signs.sent).isEmpty();
    }

    @Test
    void whatTakesLongerIsShownAfterASecondAndAgainEveryFour() {
        answered(() -> {
            clock.advance(ShowTyping.PATIENCE);
            awaitSigns(1);
            clock.advance(AGAIN);
            awaitSigns(2);
            clock.advance(A_MOMENT);
            return "";
        });

        assertThat(signs.sent).hasSize(2).allSatisfy(sign -> {
            assertThat(sign.kind()).isEqualTo(MessageKind.TYPING);
            assertThat(sign.room()).isEqualTo(ROOM);
            assertThat(sign.tenant()).isEqualTo("shop");
            assertThat(sign.replyTo()).isEqualTo("57");
            assertThat(sign.expiresAt()).isAfter(clock.instant().minus(AGAIN));
        }).extracting(SendMessage::idempotencyKey).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bridge", "106540352242922"})
    void onWhatsAppWhereASignLastsLongerItIsShownEveryTwentySeconds(String account) {
        seconds(60, new Room("whatsapp", account, "919800000001", null));

        await().until(() -> !typing.isWatching());
        awaitSigns(3);
    }

    @Test
    void whereNoneCanBeShownNoneIsAskedFor() {
        seconds(60, new Room("slack", "T1", "C1", null));

        assertThat(signs.sent).isEmpty();
    }

    @Test
    void onceTheAnswerIsThereNothingMoreIsShown() {
        answered(() -> {
            clock.advance(ShowTyping.PATIENCE);
            awaitSigns(1);
            return "";
        });

        clock.advance(Duration.ofMinutes(1));
        await().until(() -> !typing.isWatching());
        assertThat(signs.sent).hasSize(1);
    }

    @Test
    void aFailureEndsItToo() {
        assertThatThrownBy(() -> answered(() -> {
            throw new IllegalStateException("ai is away");
        })).hasMessage("ai is away");

        clock.advance(Duration.ofMinutes(1));
        await().until(() -> !typing.isWatching());
        assertThat(signs.sent).isEmpty();
    }

    @Test
    void whatNeverEndsIsShownForAMinute() {
        seconds(300, ROOM);

        await().until(() -> !typing.isWatching());
        assertThat(signs.sent).hasSizeBetween(14, 15);
    }

    @Test
    void severalAtATimeAreShownEachInItsRoom() {
        var other = ROOM.inThread("46");

        answered(() -> {
            clock.advance(Duration.ofMillis(500));
            return typing.during(8, "shop", other, null, () -> {
                clock.advance(Duration.ofMillis(500));
                awaitSigns(1);
                clock.advance(Duration.ofMillis(500));
                awaitSigns(2);
                return "";
            });
        });

        assertThat(signs.sent).extracting(SendMessage::room).containsExactly(ROOM, other);
    }

    @Test
    void whileOutboundIsAwayTheAnswerIsWorkedOnAllTheSame() {
        signs.isAway = true;

        assertThat(answered(() -> {
            clock.advance(ShowTyping.PATIENCE);
            await().until(() -> !typing.isDue());
            return "4 left";
        })).isEqualTo("4 left");
    }

    @Test
    void aTextThatIsLongInBeingUnderstoodIsShown() {
        var shop = new Shopkeepers();
        shop.item("Milk", "28", "12");
        var shown = slowly(shop);
        shop.ai.means("milk 3", new Intent.UpdateStock("Milk", BigDecimal.valueOf(3)));

        assertThat(said(shop.write(shop.inventory, ASHA, "milk 3"))).contains("Milk");
        assertThat(shown.getLast().room()).isEqualTo(shop.inventory);

        var before = shown.size();
        shop.ai.meanwhile(() -> {
        });
        assertThat(said(shop.write(shop.inventory, ASHA, "milk 3"))).contains("Milk");
        assertThat(shown).hasSize(before);
    }

    @Test
    void aSummaryThatIsLongInTheMakingIsShownAgain() {
        var shop = new Shopkeepers();
        var general = shop.forum.inThread("48");
        shop.bind(general, Role.GENERAL);
        bean(SaidBefore.class).texts.add(shop.text(general, ASHA, "The van comes at 5"));
        shop.ai.means("sum up", new Intent.SummarizeChat(null));
        var shown = slowly(shop);
        var before = shown.size();

        assertThat(said(shop.write(general, ASHA, "sum up"))).contains("In short.");

        assertThat(shown).hasSize(before + 2).last().extracting(SendMessage::room).isEqualTo(general);
    }

    @Test
    void whereTarDoesNotListenNothingIsShown() {
        var shop = new Shopkeepers();
        var shown = slowly(shop);
        var before = shown.size();

        assertThat(shop.write(shop.forum.inThread("99"), ASHA, "hello")).isEqualTo(Reply.silence());

        assertThat(shown).hasSize(before);
    }

    /** ai-service takes a while for whatever it is asked, and the sign is there before its answer. */
    private static List<SendMessage> slowly(Shopkeepers shop) {
        var shown = bean(SentSigns.class).sent;
        shop.clock.onMove(bean(ShowTyping.class)::wake);
        shop.ai.meanwhile(() -> {
            var before = shown.size();
            shop.clock.advance(AGAIN);
            await().until(() -> shown.size() > before);
        });
        return shown;
    }

    private void seconds(int count, Room room) {
        typing.during(7, "shop", room, "57", () -> {
            for (var second = 1; second <= count; second++) {
                clock.advance(Duration.ofSeconds(1));
                await().until(() -> !typing.isDue());
            }
            return "";
        });
    }

    private String answered(Supplier<String> work) {
        return typing.during(7, "shop", ROOM, "57", work);
    }

    private void awaitSigns(int count) {
        await().until(() -> signs.sent.size() == count);
    }
}
