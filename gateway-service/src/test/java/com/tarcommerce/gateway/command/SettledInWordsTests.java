package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.BOSS;
import static com.tarcommerce.gateway.command.Shopkeepers.RAVI;
import static com.tarcommerce.gateway.command.Shopkeepers.bean;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static com.tarcommerce.gateway.command.Shopkeepers.toast;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.Reason;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.intake.Sender;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has a command of its own, asked for in plain words: by an administrator, and by somebody else. */
class SettledInWordsTests {
    private final Shopkeepers shop = new Shopkeepers();

    @BeforeEach
    void teach() {
        shop.item("Milk", "28.50", "12");
        shop.ai.means("this room is for nothing any more", new Intent.UnbindTopic());
        shop.ai.means("who may do what here", new Intent.ShowAccess());
        shop.ai.means("take that back", new Intent.Undo());
        shop.ai.means("milk 3", new Intent.UpdateStock("Milk", new BigDecimal("3")));
    }

    @Test
    void anAdministratorUnbindsByAYes() {
        var question = shop.write(shop.inventory, BOSS, "this room is for nothing any more");
        assertThat(said(question)).contains("#inventory", "silent", "list of people");
        assertThat(bean(RoomStore.class).find(shop.inventory)).isPresent();

        var done = shop.press(question, "Yes", BOSS);

        assertThat(said(done)).contains("no longer #inventory");
        assertThat(bean(RoomStore.class).find(shop.inventory)).isEmpty();
        assertThat(shop.audit()).containsExactly("unbind_topic allowed asked_back", "unbind_topic allowed inventory");
        assertThat(toast(shop.press(question, "Yes", BOSS))).contains("answered already");
    }

    @Test
    void aNoAndAYesOfSomebodyElseLeaveARoomBound() {
        var question = shop.write(shop.inventory, BOSS, "this room is for nothing any more");

        assertThat(toast(shop.press(question, "Yes", ASHA))).contains("Only the person who was asked");
        shop.press(question, "No", BOSS);

        assertThat(bean(RoomStore.class).find(shop.inventory)).isPresent();
    }

    @Test
    void whoAdministersNoMoreAtThePressIsRefused() {
        var question = shop.write(shop.inventory, BOSS, "this room is for nothing any more");
        shop.administrators.remove(BOSS);

        assertThat(said(shop.press(question, "Yes", BOSS))).contains("Only an administrator");

        assertThat(bean(RoomStore.class).find(shop.inventory)).isPresent();
        assertThat(shop.audit()).containsExactly("unbind_topic allowed asked_back",
                "unbind_topic denied not_administrator");
    }

    @Test
    void theCommandUnbindsAtOnce() {
        assertThat(write(BOSS, "/unbind")).contains("no longer #inventory");
    }

    @Test
    void nobodyElseUnbinds() {
        assertThat(write(ASHA, "this room is for nothing any more")).contains("Only an administrator");

        assertThat(bean(RoomStore.class).find(shop.inventory)).isPresent();
        assertThat(shop.audit()).containsExactly("unbind_topic denied not_administrator");
    }

    @Test
    void whatARoomIsForIsNotChangedOnADoubt() {
        shop.ai.answers("should this be finance", unsure(new Intent.BindTopic(Role.FINANCE)));
        shop.ai.answers("maybe for nothing", unsure(new Intent.UnbindTopic()));

        assertThat(write(BOSS, "should this be finance")).contains("changed nothing", "/bind finance");
        assertThat(write(BOSS, "maybe for nothing")).contains("changed nothing", "/unbind");

        assertThat(bean(RoomStore.class).find(shop.inventory)).get()
                .satisfies(room -> assertThat(room.role()).isEqualTo(Role.INVENTORY));
        assertThat(shop.audit()).isEmpty();
    }

    @Test
    void everybodySeesWhatIsAllowed() {
        var toBoss = write(BOSS, "who may do what here");
        var toAsha = write(ASHA, "who may do what here");

        assertThat(toBoss).contains("This room is #inventory", "everyone in this chat", "#orders").isEqualTo(toAsha);
        assertThat(shop.audit()).containsExactly("show_access allowed allowed", "show_access allowed allowed");
    }

    @Test
    void whoMadeAChangeTakesItBackAdministratorOrNot() {
        for (var sender : new Sender[]{ASHA, BOSS}) {
            write(sender, "milk 3");
            assertThat(write(sender, "take that back")).startsWith("Undone. Milk: 12");
            assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        }
    }

    @Test
    void anotherPersonsChangeIsNotTakenBackNotEvenByAnAdministrator() {
        write(ASHA, "milk 3");

        assertThat(write(RAVI, "take that back")).contains("nothing here");
        assertThat(write(BOSS, "take that back")).contains("nothing here");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("3");
        assertThat(shop.audit()).endsWith("undo failed nothing_to_undo", "undo failed nothing_to_undo");
    }

    @Test
    void anEditOfThemSettlesNothing() {
        assertThat(shop.edited().write(shop.inventory, BOSS, "this room is for nothing any more"))
                .isEqualTo(Reply.silence());

        assertThat(bean(RoomStore.class).find(shop.inventory)).isPresent();
    }

    private String write(Sender sender, String words) {
        return write(shop.inventory, sender, words);
    }

    private String write(Room room, Sender sender, String words) {
        return said(shop.write(room, sender, words));
    }

    private static IntentAnswer unsure(Intent intent) {
        return new IntentAnswer(intent, 0.58, "rules", true, List.of(), List.of(), Reason.LOW_CONFIDENCE);
    }
}
