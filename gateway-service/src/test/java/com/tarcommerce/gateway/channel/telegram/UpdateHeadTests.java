package com.tarcommerce.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import org.junit.jupiter.api.Test;

class UpdateHeadTests {
    private final TelegramChat shop = TelegramChat.forum(-1009, "Sharma Stores");

    @Test
    void aRoomIsALane() {
        assertThat(lane(Updates.text("x").in(shop, 45).json())).isEqualTo("telegram//-1009/45");
        assertThat(lane(Updates.text("x").in(shop, 45).edited().json())).isEqualTo("telegram//-1009/45");
        assertThat(lane(Updates.press("x").in(shop, 45).json())).isEqualTo("telegram//-1009/45");
        assertThat(lane(Updates.topicRenamed("x").in(shop, 45).json())).isEqualTo("telegram//-1009/45");
        assertThat(lane(Updates.text("x").in(TelegramChat.channel(-100777, "News")).json()))
                .isEqualTo("telegram//-100777/");
    }

    @Test
    void whatConcernsTheChatHasTheLaneOfGeneral() {
        var general = "telegram//-1009/";

        assertThat(lane(Updates.text("x").in(shop).json())).isEqualTo(general);
        assertThat(lane(Updates.memberLeft(Updates.MEENA).in(shop).json())).isEqualTo(general);
        assertThat(lane(Updates.botBecomes(Membership.MEMBER, Membership.LEFT).in(shop).json())).isEqualTo(general);
        assertThat(lane(Updates.migratedFrom(-5).in(shop).json())).isEqualTo(general);
        assertThat(lane(Updates.press("x").in(shop).onInaccessibleMessage().json())).isEqualTo(general);
    }

    @Test
    void aPlainReplysThreadIsNoLane() {
        assertThat(lane(Updates.text("x").in(TelegramChat.supergroup(-1009, "G")).replyTo(17).json()))
                .isEqualTo("telegram//-1009/");
    }

    @Test
    void withoutAChatThePersonIsTheLane() {
        assertThat(lane("{\"update_id\":1,\"inline_query\":{\"id\":\"1\",\"from\":{\"id\":7},\"query\":\"\"}}"))
                .isEqualTo("telegram//person:7");
        assertThat(lane(Updates.unknownKind(1))).isEqualTo("telegram//person:");
        assertThat(lane("{\"update_id\":1,\"message\":{\"chat\":{\"id\":\"x\"}}}")).isEqualTo("telegram//person:");
    }

    @Test
    void eachBotHasLanesOfItsOwn() {
        assertThat(UpdateHead.of("7", Updates.text("x").in(shop, 45).json()).lane()).isEqualTo("telegram/7/-1009/45");
        assertThat(UpdateHead.of("7", Updates.unknownKind(1)).lane()).isEqualTo("telegram/7/person:");
    }

    @Test
    void theIdIsTakenAsItIsWritten() {
        assertThat(UpdateHead.of("", "{\"message\":{\"update_id\":5},\"update_id\":123456789012345678901}").updateId())
                .isEqualTo("123456789012345678901");
    }

    private static String lane(String update) {
        return UpdateHead.of("", update).lane();
    }
}
