package com.tarcommerce.common.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.signature.SecretBox.NotOpened;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class AccountSealTests {
    private static final AccountSeal SEAL = AccountSeal.parse("a-secret-key-of-tests");

    @Test
    void aTokenOpensForItsChannelAndAccountOnly() {
        var sealed = SEAL.seal("telegram", "7", "7:token");

        assertThat(SEAL.open("telegram", "7", sealed)).isEqualTo("7:token");
        assertThatThrownBy(() -> SEAL.open("telegram", "8", sealed)).isInstanceOf(NotOpened.class);
        assertThatThrownBy(() -> SEAL.open("slack", "7", sealed)).isInstanceOf(NotOpened.class);
        assertThatThrownBy(() -> AccountSeal.parse("another-key-of-tests").open("telegram", "7", sealed))
                .isInstanceOf(NotOpened.class);
    }

    @Test
    void withoutAKeyItSaysHowToMakeOne() {
        assertThat(AccountSeal.parse(" ").isOn()).isFalse();
        assertThatThrownBy(() -> AccountSeal.parse("").seal("telegram", "7", "7:token"))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE))
                .satisfies(problem -> assertThat(problem.getBody().getDetail()).contains("TAR_SECRET_KEY",
                        "openssl rand -base64 32", "gateway", "outbound"));
    }

    @Test
    void aKeyThatIsTooShortIsRefusedByItsName() {
        assertThatThrownBy(() -> AccountSeal.parse("short")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TAR_SECRET_KEY");
    }
}
