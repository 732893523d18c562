package com.tarcommerce.outbound.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTypeTests {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    static Stream<Arguments> files() {
        return Stream.of(Arguments.of("\u00ff\u00d8\u00ff\u00e0", "text/html", "image/jpeg"),
                Arguments.of("\u0089PNG\r\n\u001a\n", "image/jpeg", "image/png"),
                Arguments.of("RIFF1234WEBPVP8", null, "image/webp"), Arguments.of("GIF89a", null, "image/gif"),
                Arguments.of("%PDF-1.7", "image/png", "application/pdf"),
                Arguments.of("PK\u0003\u0004zip", "application/x-evil", "application/zip"),
                Arguments.of("PK\u0003\u0004zip", DOCX, DOCX),
                Arguments.of("a,b\n", "text/csv; charset=utf-8", "text/csv"),
                Arguments.of("<script>", "text/html", "text/plain"),
                Arguments.of("<svg", "image/svg+xml", "text/plain"),
                Arguments.of("RIFF1234WAVE", "image/webp", "text/plain"),
                Arguments.of("MZ\u0090\u0000", "image/png", null),
                Arguments.of("\u007fELF\u0001", "application/pdf", null),
                Arguments.of("\u00ff\u00fe", "text/plain", null));
    }

    @ParameterizedTest
    @MethodSource("files")
    void itIsWhatItsBytesSayWhateverIsClaimed(String file, @Nullable String claimed, @Nullable String type) {
        assertThat(FileType.of(Pictures.bytes(file), claimed)).isEqualTo(Optional.ofNullable(type));
    }
}
