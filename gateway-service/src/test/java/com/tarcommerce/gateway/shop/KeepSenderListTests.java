package com.tarcommerce.gateway.shop;

import static com.tarcommerce.gateway.shop.Shops.ADMIN;
import static com.tarcommerce.gateway.shop.Shops.RAVI;
import static com.tarcommerce.gateway.shop.Shops.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Incoming.MemberLeft;
import com.tarcommerce.gateway.intake.Sender;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepSenderListTests {
    @TempDir
    static Path directory;
    static Shops shops;

    @BeforeAll
    static void open() {
        shops = new Shops(directory);
    }

    @AfterAll
    static void close() {
        shops.close();
    }

    @BeforeEach
    void reset() {
        shops.reset();
    }

    private static final Sender ASHA = new Sender("3", null, "Asha Rao", false);

    @Test
    void whoHasWrittenHereIsPutOnTheListByIdAndKeepsTheRightUnderAnotherName() {
        var room = aRoom();
        shops.seen(room, RAVI);

        assertThat(shops.asAdmin(room, "allow", "@Ravi")).contains("@ravi may act here");

        assertThat(shops.mayUpdateStock(room, RAVI)).isTrue();
        assertThat(shops.mayUpdateStock(room, new Sender(RAVI.id(), "ravi_k", "Ravi", false))).isTrue();
        assertThat(shops.mayUpdateStock(room, new Sender("66", "ravi", "Ravi", false))).isFalse();
        assertThat(shops.mayUpdateStock(room, ADMIN)).isFalse();
        assertThat(shops.audit(room)).endsWith("allow allowed 2");
    }

    @Test
    void whoHasNotWrittenYetIsPinnedAtTheFirstMessage() {
        var room = aRoom();
        assertThat(shops.asAdmin(room, "allow", "@ravi")).contains("has not written here yet");
        assertThat(shops.mayUpdateStock(room, RAVI)).isTrue();

        shops.seen(room, RAVI);

        assertThat(shops.mayUpdateStock(room, RAVI)).isTrue();
        assertThat(shops.mayUpdateStock(room, new Sender("66", "ravi", "Another", false))).isFalse();
        assertThat(shops.asAdmin(room, "allow", "")).contains("@ravi").doesNotContain("not written");
    }

    @Test
    void aNameThatSomebodyElseTookMeansThatPersonNow() {
        var room = aRoom();
        shops.seen(room, RAVI);
        var another = new Sender("66", "ravi", "Another", false);
        shops.seen(room, another);

        shops.asAdmin(room, "allow", "@ravi");

        assertThat(shops.mayUpdateStock(room, another)).isTrue();
        assertThat(shops.mayUpdateStock(room, new Sender(RAVI.id(), null, "Ravi", false))).isFalse();
    }

    @Test
    void peopleWithoutAUsernameAreFoundByTheNameThatTheChatShows() {
        var room = aRoom();
        shops.seen(room, ASHA);

        assertThat(shops.asAdmin(room, "allow", "asha rao")).contains("Asha Rao may act here");
        assertThat(shops.mayUpdateStock(room, ASHA)).isTrue();

        shops.seen(room, new Sender("4", null, "Asha Rao", false));
        assertThat(shops.asAdmin(room, "allow", "Asha Rao")).contains("Several people");
        assertThat(shops.asAdmin(room, "allow", "Nobody Known")).contains("“Nobody Known”").contains("@name");
        assertThat(shops.asAdmin(room, "allow", "@x y")).contains("“@x y”");
    }

    @Test
    void takingTheLastOneOffClosesTheRoomAndEveryoneOpensIt() {
        var room = aRoom();
        shops.seen(room, RAVI);
        shops.asAdmin(room, "allow", "@ravi");

        assertThat(shops.asAdmin(room, "disallow", "@ravi")).contains("nobody may").contains("/allow everyone");
        assertThat(shops.mayUpdateStock(room, RAVI)).isFalse();

        assertThat(shops.asAdmin(room, "allow", "everyone")).contains("everyone");
        assertThat(shops.mayUpdateStock(room, RAVI)).isTrue();
        assertThat(shops.audit(room)).endsWith("disallow allowed 2", "allow allowed everyone");
    }

    @Test
    void withoutANameTheListIsShown() {
        var room = aRoom();
        assertThat(shops.asAdmin(room, "allow", "")).contains("Everyone");
        assertThat(shops.asAdmin(room, "disallow", "@ravi")).contains("Everyone");

        shops.asAdmin(room, "allow", "@ravi");
        shops.asAdmin(room, "allow", "@asha");
        assertThat(shops.asAdmin(room, "allow", "")).contains("@asha", "@ravi");
        assertThat(shops.asAdmin(room, "disallow", "@nobody")).contains("@nobody is not on");
        assertThat(shops.asAdmin(room, "disallow", "@asha")).contains("@asha may no longer");
    }

    @Test
    void onlyAdministratorsKeepTheListAndOnlyOfABoundRoom() {
        var room = aRoom();
        shops.asAdmin(room, "allow", "@asha");

        assertThat(shops.write(room, RAVI, "allow", "@ravi")).contains("Only an administrator");
        assertThat(shops.mayUpdateStock(room, RAVI)).isFalse();
        assertThat(shops.asAdmin(room.inThread("99"), "allow", "@ravi")).contains("/bind inventory");
    }

    @Test
    void whoLeavesLosesWhatWasGrantedByNameInThatChatOnlyAndTheRoomStaysClosed() {
        var room = aRoom();
        var elsewhere = aRoom();
        shops.seen(room, RAVI);
        shops.asAdmin(room, "allow", "@ravi");
        shops.asAdmin(elsewhere, "allow", "@ravi");

        var answer = shops.happens(new MemberLeft(room.inThread(null), RAVI, Instant.EPOCH));

        assertThat(answer).isEmpty();
        assertThat(shops.mayUpdateStock(room, RAVI)).isFalse();
        assertThat(shops.mayUpdateStock(room, ADMIN)).isFalse();
        assertThat(shops.mayUpdateStock(elsewhere, RAVI)).isTrue();
        assertThat(shops.audit(room)).endsWith("member_left allowed removed_from_lists");

        shops.seen(room, RAVI);
        assertThat(shops.mayUpdateStock(room, RAVI)).isFalse();
    }

    @Test
    void whoLeavesBeforeWritingLosesANameThatWasGranted() {
        var room = aRoom();
        shops.asAdmin(room, "allow", "@ravi");

        shops.happens(new MemberLeft(room.inThread(null), RAVI, Instant.EPOCH));

        assertThat(shops.mayUpdateStock(room, RAVI)).isFalse();
    }

    @Test
    void whoLeavesWithoutAGrantLeavesNoTrace() {
        var room = aRoom();

        shops.happens(new MemberLeft(room.inThread(null), RAVI, Instant.EPOCH));

        assertThat(shops.audit(room)).hasSize(1);
        assertThat(shops.mayUpdateStock(room, RAVI)).isTrue();
    }

    private static Room aRoom() {
        return shops.bind(aChat().inThread("45"), Role.INVENTORY).room();
    }
}
