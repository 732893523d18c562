package com.tarcommerce.libsql.hrana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, 2_097_152})
    void messagesOfAnyLengthAreReadBack(int length) {
        var out = new ProtobufWriter();
        var outer = out.begin(1);
        var inner = out.begin(2);
        out.bytes(3, new byte[length]);
        out.end(inner);
        out.signed(4, -length);
        out.end(outer);
        out.fixed(5, 0.1);

        var in = new ProtobufReader(out.toByteArray());

        assertThat(in.next()).isEqualTo(1);
        var end = in.enter();
        assertThat(in.next()).isEqualTo(2);
        var innerEnd = in.enter();
        assertThat(in.next()).isEqualTo(3);
        assertThat(in.bytes()).hasSize(length);
        assertThat(in.next()).isZero();
        in.leave(innerEnd);
        assertThat(in.next()).isEqualTo(4);
        assertThat(in.signed()).isEqualTo(-length);
        in.leave(end);
        assertThat(in.next()).isEqualTo(5);
        assertThat(in.fixed()).isEqualTo(0.1);
        assertThat(in.next()).isZero();
    }

    @Test
    void anAnswerThatIsCutAnywhereIsRefusedAndNeverReadWrong() {
        var out = new ProtobufWriter();
        out.string(1, "baton");
        var result = out.begin(3);
        var ok = out.begin(1);
        out.empty(1);
        out.end(ok);
        out.end(result);
        var whole = out.toByteArray();
        var asked = List.<Request>of(new Request.Close());

        for (var length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> PipelineDecoder.decode(cut, asked)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(PipelineDecoder.decode(whole, asked).replies()).containsExactly(new Reply.Closed());
    }

    @Test
    void aTokenIsNotSentInTheClearBecauseAServerSaidSo() {
        var endpoint = new Endpoint(URI.create("https://db.example.org"), "", "secret", HttpClients.trusting(""));

        assertThat(endpoint.mayGoTo(URI.create("https://eu.example.org"))).isTrue();
        assertThat(endpoint.mayGoTo(URI.create("http://db.example.org"))).isFalse();
        assertThat(endpoint.mayGoTo(URI.create("ftp://db.example.org"))).isFalse();
    }
}
