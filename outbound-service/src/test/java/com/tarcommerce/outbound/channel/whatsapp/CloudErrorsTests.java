package com.tarcommerce.outbound.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.LockedOut;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudErrorsTests {

    @ParameterizedTest
    @ValueSource(ints = {100, 131008, 131009, 131021, 131051, 131052, 131053, 132000, 132001, 132005, 132007, 132012,
            132015, 132016, 10, 200, 3, 131005, 130472, 130497, 131030, 131037, 131049, 131207, 131026, 131041, 131050,
            131047})
    void whatCanNotBeSentAsItIsIsTriedNoSecondTime(int code) {
        assertThat(judge(400, code)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {190, 33, 368, 131031, 131042, 131045, 133010})
    void whatConcernsTheNumberHoldsItsOtherMessages(int code) {
        assertThat(judge(400, code)).isInstanceOf(LockedOut.class);
    }

    @ParameterizedTest
    @CsvSource({"4, ACCOUNT, 60", "80007, ACCOUNT, 60", "130429, ACCOUNT, 5", "131048, ACCOUNT, 600",
            "131057, ACCOUNT, 60", "131056, CHAT, 6", "131208, CHAT, 6"})
    void limitsHoldWhatTheyAreAbout(int code, Scope scope, long seconds) {
        assertThat(judge(400, code)).isInstanceOfSatisfying(Paused.class, paused -> {
            assertThat(paused.scope()).isEqualTo(scope);
            assertThat(paused.retryAfter()).hasSeconds(seconds);
        });
    }

    @ParameterizedTest
    @CsvSource({"400, 2", "400, 131016", "400, 133004", "503, 0", "502, 131026", "408, 0"})
    void whatIsAwayUsesUpNoTry(int status, int code) {
        assertThat(judge(status, code)).isInstanceOfSatisfying(Deferred.class,
                deferred -> assertThat(deferred.counted()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"400, 131000", "400, 999999", "500, 0", "400, 0"})
    void whatNobodyKnowsUsesUpTheTries(int status, int code) {
        assertThat(judge(status, code)).isInstanceOfSatisfying(Deferred.class,
                deferred -> assertThat(deferred.counted()).isTrue());
    }

    @Test
    void aTokenThatIsRefusedLocksTheNumberOutAndARightThatIsMissingDoesNot() {
        assertThat(judge(401, 0)).isInstanceOf(LockedOut.class);
        assertThat(judge(403, 999_999)).isInstanceOf(Refused.class);
        assertThat(judge(429, 999_999)).isInstanceOf(Paused.class);
    }

    private static Delivery judge(int status, int code) {
        return CloudErrors.judge(status, code, "");
    }
}
