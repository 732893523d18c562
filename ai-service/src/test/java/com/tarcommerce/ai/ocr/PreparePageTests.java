package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.problem.ProblemException;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class PreparePageTests {
    private static final long MOST = 12_100_000;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 5, 10, -10})
    void aLongBillStaysAPageHoweverItIsTurned(double degrees) {
        var page = PreparePage.prepare(striped(500, 6_000, degrees));

        assertThat((long) page.getWidth() * page.getHeight()).isLessThan(MOST);
    }

    @Test
    void aSmallPageIsStillMadeLarger() {
        assertThat(PreparePage.prepare(striped(600, 800, 0)).getWidth()).isEqualTo(1_200);
    }

    @ParameterizedTest
    @CsvSource({"60,6000", "6000,60", "1,4200000"})
    void aStripIsRefused(int width, int height) {
        assertThatThrownBy(() -> PreparePage.prepare(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.getStatusCode())
                        .isEqualTo(HttpStatus.CONTENT_TOO_LARGE))
                .hasMessageContaining("in parts");
    }

    private static BufferedImage striped(int width, int height, double degrees) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var row = y + x * Math.tan(Math.toRadians(degrees));
                picture.getRaster().setSample(x, y, 0, Math.floorMod((int) row, 40) < 8 ? 0 : 255);
            }
        }
        return picture;
    }
}
