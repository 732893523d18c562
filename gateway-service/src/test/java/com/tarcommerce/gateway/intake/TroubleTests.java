package com.tarcommerce.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpServerErrorException;

class TroubleTests {

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void aServiceThatIsAwayIsWaitedFor(int status) {
        assertThat(Trouble.of(new HttpServerErrorException(HttpStatus.valueOf(status))))
                .isEqualTo(new Trouble.Passing("a service answered " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501})
    void aServiceThatFailsOnThisMessageHoldsTheRoomForAFewTriesOnly(int status) {
        assertThat(Trouble.of(new HttpServerErrorException(HttpStatus.valueOf(status))))
                .isEqualTo(new Trouble.Unexpected("a service answered " + status));
    }
}
