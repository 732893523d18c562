package com.tarcommerce.common.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.signature.SecretBox.NotOpened;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretBoxTests {
    private static final String OLD = "an-old-key-0123456789";
    private static final String NEW = "a-new-key-0123456789";
    private static final String TOKEN = "123456:AA-a-token";

    @Test
    void whatIsSealedOpensInItsContextAndShowsNothing() {
        var box = box(NEW);

        var sealed = box.seal(TOKEN, "telegram\n1");

        assertThat(sealed).matches("v1:[0-9a-f]{8}:[A-Za-z0-9_-]+").doesNotContain("123456", "token");
        assertThat(box.open(sealed, "telegram\n1")).isEqualTo(TOKEN);
        assertThatThrownBy(() -> box.open(sealed, "telegram\n2")).isInstanceOf(NotOpened.class)
                .hasMessageContaining("altered");
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime() {
        var box = box(NEW);

        assertThat(new HashSet<>(IntStream.range(0, 100).mapToObj(_ -> box.seal(TOKEN, "c")).toList())).hasSize(100);
    }

    @Test
    void anOlderKeyStillOpensAndTheFirstSeals() {
        var old = box(OLD).seal(TOKEN, "c");
        var both = box(NEW + " " + OLD);

        assertThat(both.open(old, "c")).isEqualTo(TOKEN);
        assertThat(both.isByFirstKey(old)).isFalse();
        var anew = both.seal(TOKEN, "c");
        assertThat(both.isByFirstKey(anew)).isTrue();
        assertThat(box(NEW).open(anew, "c")).isEqualTo(TOKEN);
    }

    @Test
    void aKeyThatIsGoneIsNamedByItsIdOnly() {
        var sealed = box(OLD).seal(TOKEN, "c");

        assertThatThrownBy(() -> box(NEW).open(sealed, "c")).isInstanceOf(NotOpened.class)
                .hasMessageContaining(sealed.split(":", -1)[1]).hasMessageNotContaining(OLD);
    }

    @Test
    void anotherPurposeHasOtherKeys() {
        var sealed = box(NEW).seal(TOKEN, "c");

        assertThatThrownBy(() -> SecretBox.of(Secrets.parse("X", NEW), "other").open(sealed, "c"))
                .isInstanceOf(NotOpened.class);
    }

    @Test
    void everyAlteredLetterIsNoticed() {
        var box = box(NEW);
        var sealed = box.seal(TOKEN, "c");

        for (var at = 0; at < sealed.length(); at++) {
            var altered = sealed.substring(0, at) + (sealed.charAt(at) == 'A' ? 'Q' : 'A') + sealed.substring(at + 1);
            assertThatThrownBy(() -> box.open(altered, "c")).as("letter %d", at).isInstanceOf(NotOpened.class);
        }
    }

    @Test
    void whatIsNoSealedTextIsNotOpened() {
        for (var nonsense : new String[]{"", TOKEN, "v1:", "v1::", "v2:00000000:AAAA", "v1:00000000:AAAA",
                "v1:" + idOf() + ":", "v1:" + idOf() + ":AAAA", "v1:" + idOf() + ":no base64!",
                "v1:" + idOf() + ":AAAAAAAAAAAAAAAA"}) {
            assertThatThrownBy(() -> box(NEW).open(nonsense, "c")).as(nonsense).isInstanceOf(NotOpened.class);
        }
    }

    private static String idOf() {
        return box(NEW).seal("x", "c").split(":", -1)[1];
    }

    private static SecretBox box(String keys) {
        return SecretBox.of(Secrets.parse("TAR_SECRET_KEY", keys), "accounts");
    }
}
