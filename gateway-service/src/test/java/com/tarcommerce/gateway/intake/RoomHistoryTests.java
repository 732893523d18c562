package com.tarcommerce.gateway.intake;

import static com.tarcommerce.testsupport.telegram.Updates.MEENA;
import static com.tarcommerce.testsupport.telegram.Updates.RAVI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Update;
import com.tarcommerce.testsupport.telegram.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomHistoryTests {
    private static final Instant ALWAYS = Instant.EPOCH;
    private static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");

    @TempDir
    Path data;

    private final TelegramChat shop = TelegramChat.forum(-1009, "Sharma Stores");
    private final Room room = Room.of("telegram", "-1009").inThread("45");
    private FakeOutbound outbound;
    private Gateway gateway;

    @BeforeEach
    void start() {
        outbound = FakeOutbound.start();
        gateway = Gateway.start(data, outbound, new FakeResponder(), Gateway.webhook("http://127.0.0.1:9"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        outbound.close();
    }

    @Test
    void whatPeopleWroteInTheRoomIsFoundInItsOrder() {
        hear(Updates.text("one").in(shop, 45).from(RAVI));
        hear(Updates.text("elsewhere").in(shop, 46));
        hear(Updates.text("in General").in(shop));
        hear(Updates.photo("p").caption("two").in(shop, 45).from(MEENA));
        hear(Updates.text("/help").in(shop, 45));
        hear(Updates.voice("v").in(shop, 45));
        hear(Updates.text("three").in(shop, 45));

        assertThat(said(10)).containsExactly("one", "two", "three");
        assertThat(said(2)).containsExactly("two", "three");
        assertThat(history().said(room, ALWAYS, EVER, 10)).extracting(text -> text.sender().name())
                .startsWith(RAVI.firstName(), MEENA.firstName());
    }

    @Test
    void ofWhatWasChangedTheLastWordsCount() {
        hear(Updates.text("the van comes at 5").in(shop, 45).messageId(77));
        hear(Updates.text("the van comes at 6").in(shop, 45).messageId(77).edited());

        assertThat(said(10)).containsExactly("the van comes at 6");
    }

    @Test
    void aPeriodIsFromAMomentToBeforeAnother() {
        hear(Updates.text("one").in(shop, 45));
        var at = history().said(room, ALWAYS, EVER, 1).getFirst().writtenAt();

        assertThat(history().said(room, at, at.plusSeconds(1), 10)).hasSize(1);
        assertThat(history().said(room, ALWAYS, at, 10)).isEmpty();
    }

    @Test
    void whatIsForgottenIsNotFound() {
        hear(Updates.text("old").in(shop, 45));
        gateway.jdbc().sql("update inbound_message set received_at = received_at - :days")
                .param("days", Duration.ofDays(8).toMillis()).update();
        hear(Updates.text("new").in(shop, 45));

        gateway.bean(PruneInbox.class).prune();

        assertThat(said(10)).containsExactly("new");
        assertThat(gateway.count("body = ''")).isEqualTo(1);
    }

    @Test
    void wordsAreKeptForThirtyDaysAtMost() {
        assertThatThrownBy(() -> new InboxSettings(Duration.ofDays(31))).hasMessageContaining("TAR_KEEP_TEXTS");
        assertThat(history().kept()).isEqualTo(Duration.ofDays(7));
    }

    private List<String> said(int most) {
        return history().said(room, ALWAYS, EVER, most).stream().map(Incoming.Text::text).toList();
    }

    private RoomHistory history() {
        return gateway.bean(RoomHistory.class);
    }

    private void hear(Update<?> update) {
        assertThat(gateway.update(update.json()).statusCode()).isEqualTo(200);
        gateway.awaitQuiet();
    }
}
