package com.tarcommerce.ai.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTests {

    @Test
    void picturesAndWritingLeaveTheLastPlaceToATextAndGetTheirsBack() {
        var places = new Places(3);

        assertThat(places.take(QuestionKind.PICTURE)).isTrue();
        assertThat(places.take(QuestionKind.WRITING)).isTrue();
        assertThat(places.take(QuestionKind.PICTURE)).isFalse();
        assertThat(places.take(QuestionKind.INTENT)).isTrue();
        assertThat(places.take(QuestionKind.INTENT)).isFalse();

        places.give(QuestionKind.WRITING);
        assertThat(places.take(QuestionKind.INTENT)).isTrue();
        assertThat(places.take(QuestionKind.WRITING)).as("texts have them all").isFalse();
        places.give(QuestionKind.INTENT);
        assertThat(places.take(QuestionKind.WRITING)).isTrue();
    }

    @Test
    void theOnlyPlaceIsForWhoComesFirst() {
        var places = new Places(1);

        assertThat(places.take(QuestionKind.PICTURE)).isTrue();
        assertThat(places.take(QuestionKind.INTENT)).isFalse();
    }
}
