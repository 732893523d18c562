package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.BOSS;
import static com.tarcommerce.gateway.command.Shopkeepers.RAVI;
import static com.tarcommerce.gateway.command.Shopkeepers.button;
import static com.tarcommerce.gateway.command.Shopkeepers.buttons;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static com.tarcommerce.gateway.command.Shopkeepers.toast;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.intake.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerPressTests {
    private final Shopkeepers shop = new Shopkeepers();

    @BeforeEach
    void stockTheShop() {
        shop.item("Milk", "28.50", "12");
    }

    @Test
    void aPressIsAnsweredAndTheMessageSaysWhatCameOfIt() {
        var reply = shop.press(question(), "Yes", ASHA);

        assertThat(reply.parts()).extracting(Reply.Part::kind).containsExactly(MessageKind.CALLBACK_ANSWER,
                MessageKind.EDIT);
        assertThat(reply.parts()).extracting(Reply.Part::replyTo).containsExactly("press-1", "701");
        assertThat(reply.parts()).extracting(Reply.Part::room).containsOnly(shop.inventory);
        assertThat(said(reply)).isEqualTo("Removed Milk from the catalogue.");
        assertThat(buttons(reply)).isEmpty();
    }

    @Test
    void anIdTellsNothingAndFits() {
        assertThat(buttons(question())).allSatisfy(button -> {
            assertThat(button.id().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(64);
            assertThat(button.id()).matches("q_[0-9a-f]{32}");
        });
    }

    @Test
    void aSecondPressDoesNothing() {
        var question = question();
        shop.press(question, "Yes", ASHA);
        shop.item("Milk", "1", "1");

        assertThat(toast(shop.press(question, "Yes", ASHA))).contains("answered already");
        assertThat(toast(shop.press(question, "No", ASHA))).contains("answered already");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("1");
    }

    @Test
    void twoPressesUnderWayActOnce() {
        var question = question();
        var first = shop.plan(shop.pressed(button(question, "Yes").id(), ASHA));
        var second = shop.plan(shop.pressed(button(question, "Yes").id(), ASHA));

        shop.carryOut(first);

        assertThat(toast(shop.carryOut(second))).contains("answered already");
        assertThat(shop.audit()).filteredOn(row -> row.equals("remove_item allowed allowed")).hasSize(1);
    }

    @Test
    void aButtonIsValidForTenMinutes() {
        var question = question();
        shop.clock.advance(Duration.ofMinutes(10));

        assertThat(toast(shop.press(question, "Yes", ASHA))).contains("older than 10 minutes");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    @Test
    void aButtonIsForTheAskerAndAdministrators() {
        var question = question();

        assertThat(toast(shop.press(question, "Yes", RAVI))).contains("Only the person who was asked");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(shop.audit()).last().isEqualTo("remove_item denied sender_not_allowed");

        assertThat(said(shop.press(question, "Yes", BOSS))).contains("Removed Milk");
    }

    @Test
    void thePlatformIsNotAskedAboutTheAsker() {
        var question = question();
        var before = shop.administrators.asked;

        shop.press(question, "No", ASHA);

        assertThat(shop.administrators.asked).isEqualTo(before);
    }

    @Test
    void whatTheRoomMayNotDoAnyMoreIsRefusedAtThePress() {
        var question = question();
        shop.bind(shop.inventory, Role.FINANCE);

        assertThat(toast(shop.press(question, "Yes", ASHA))).isNotBlank().doesNotContain("Done");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(shop.audit()).last().isEqualTo("remove_item denied role_lacks_intent");
    }

    @Test
    void aRightThatGoesBetweenPressAndTransactionIsMissed() {
        var plan = shop.plan(shop.pressed(button(question(), "Yes").id(), ASHA));
        shop.unbind(shop.inventory);

        shop.carryOut(plan);

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    @Test
    void aChatThatBelongsToAnotherShopByNowChangesNothingInTheFirst() {
        var question = question();
        shop.giveTo(new Shopkeepers().shop);

        assertThat(toast(shop.press(question, "Yes", ASHA))).isNotBlank().doesNotContain("Done");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(shop.audit()).last().isEqualTo("remove_item denied unbound");
    }

    @Test
    void aChatThatGoesToAnotherShopBetweenPressAndTransactionChangesNothingInTheFirst() {
        var plan = shop.plan(shop.pressed(button(question(), "Yes").id(), ASHA));
        shop.giveTo(new Shopkeepers().shop);

        shop.carryOut(plan);

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(shop.audit()).last().isEqualTo("remove_item denied unbound");
    }

    @Test
    void aButtonWorksOnInTheSupergroupThatItsGroupBecame() {
        var question = question();
        var supergroup = becomesSupergroup();

        var reply = shop.carryOut(shop.plan(pressedIn(supergroup, button(question, "Yes").id(), ASHA)));

        assertThat(said(reply)).isEqualTo("Removed Milk from the catalogue.");
        assertThat(reply.parts()).extracting(Reply.Part::room).containsOnly(supergroup.inThread("45"));
    }

    @Test
    void whoAskedAsTheGroupItselfIsTheSupergroupAfterwards() {
        var group = new Sender(shop.forum.chat(), null, "Meera Stores", true);
        shop.ai.means("remove", new Intent.RemoveItem("Milk"));
        var question = shop.write(shop.inventory, group, "remove");
        var supergroup = becomesSupergroup();
        var itself = new Sender(supergroup.chat(), null, "Meera Stores", true);
        var asked = shop.administrators.asked;

        var reply = shop.carryOut(shop.plan(pressedIn(supergroup, button(question, "No").id(), itself)));

        assertThat(said(reply)).isEqualTo("Okay, nothing was changed.");
        assertThat(shop.administrators.asked).isEqualTo(asked);
    }

    private Room becomesSupergroup() {
        var id = shop.forum.chat() + "000";
        var moved = new Incoming.ChatMoved(shop.forum, id, shop.clock.instant());
        shop.carryOut(shop.plan(moved));
        shop.carryOut(shop.plan(moved));
        return Room.of("telegram", id);
    }

    private Incoming.Press pressedIn(Room chat, String id, Sender sender) {
        var press = shop.pressed(id, sender);
        return new Incoming.Press(chat, press.chat(), sender, id, press.pressId(), press.messageId(),
                press.writtenAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"q_0123456789abcdef0123456789abcdef", "remove_item", "' or 1=1 --", "{}"})
    void aForgedIdMeansNothing(String id) {
        var reply = shop.carryOut(shop.plan(shop.pressed(id, ASHA)));

        assertThat(toast(reply)).contains("does not work any more");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    @Test
    void anIdFromAnotherChatMeansNothing() {
        var id = button(question(), "Yes").id();
        var elsewhere = new Incoming.Press(Room.of("telegram", "-4711"), new Incoming.Chat(ChatKind.GROUP, ""), ASHA,
                id,
                "press-2", "5", shop.clock.instant());

        assertThat(toast(shop.carryOut(shop.plan(elsewhere)))).contains("does not work any more");
        assertThat(Shopkeepers.bean(NodeStore.class).itemNamed(shop.shop, "Milk")).isPresent();
    }

    @Test
    void aMessageThatIsOutOfReachIsAnsweredAnew() {
        var press = shop.pressed(button(question(), "Yes").id(), ASHA);
        var unreachable = new Incoming.Press(press.room(), press.chat(), press.sender(), press.button(),
                press.pressId(), null, press.writtenAt());

        var reply = shop.carryOut(shop.plan(unreachable));

        assertThat(reply.parts().getLast().kind()).isEqualTo(MessageKind.MESSAGE);
        assertThat(reply.parts().getLast().room()).isEqualTo(shop.inventory);
    }

    @Test
    void aQuestionInHindiIsAnsweredInHindi() {
        shop.ai.means("दूध हटाओ", new Intent.RemoveItem("Milk"));

        var question = shop.write(shop.inventory, ASHA, "दूध हटाओ");

        assertThat(said(shop.press(question, "हाँ", ASHA))).isEqualTo("Milk को सूची से हटा दिया।");
    }

    private Reply question() {
        return shop.ask(shop.inventory, new Intent.RemoveItem("Milk"));
    }
}
