package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;

class TesseractTests {
    @TempDir
    Path folder;

    @Test
    void aProgramThatFailsHasReadNothingAndSaysSo() throws IOException {
        assertThatThrownBy(() -> read("exit 1")).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE))
                .hasMessageContaining("failed");
    }

    @Test
    void whatItWroteIsTheText() throws IOException {
        assertThat(read("printf 'Bread 2 40 80' > \"$2.txt\"")).isEqualTo("Bread 2 40 80");
    }

    private String read(String does) throws IOException {
        return thatDoes(does, folder).read(() -> new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY),
                _ -> true,
                Deadline.in(Duration.ofMinutes(1)));
    }

    /** @param does a line of a shell that writes {@code "$2.txt"} */
    static Tesseract thatDoes(String does, Path folder) throws IOException {
        var program = folder.resolve("tesseract");
        Files.writeString(program, "#!/bin/sh\n[ \"$1\" = --list-langs ] && { echo eng; exit 0; }\n" + does + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new Tesseract(new TesseractSettings(program.toString(), Duration.ofSeconds(20), 1));
    }
}
