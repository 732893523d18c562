package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTests {
    private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

    @TempDir
    private Path temporary;

    @Test
    void whatAKilledServiceLeftIsDeletedAndNothingElse() throws IOException {
        var old = folder("tar-ocr-1", NOW.minus(Duration.ofHours(2)));
        var read = folder("tar-ocr-2", NOW.minus(Duration.ofMinutes(5)));
        var another = folder("else-1", NOW.minus(Duration.ofHours(2)));

        Leftovers.delete(temporary, NOW.minus(Duration.ofHours(1)));

        assertThat(old).doesNotExist();
        assertThat(read).exists();
        assertThat(another).exists();
    }

    private Path folder(String name, Instant at) throws IOException {
        var folder = Files.createDirectory(temporary.resolve(name));
        Files.writeString(folder.resolve("page.png"), "a page");
        return Files.setLastModifiedTime(folder, FileTime.from(at));
    }
}
