package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /v1/ocr} where no program that reads pictures is installed: what is refused is refused before that matters. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"spring.config.name=ai",
        "TAR_INTERNAL_TOKEN=a-token-for-tests-only", "TAR_TESSERACT=/nowhere/tesseract"})
class OcrApiTests {
    private static final int MIB = 1024 * 1024;

    @LocalServerPort
    private int port;

    @Test
    void withoutAProgramItSaysWhatToInstall() throws IOException {
        var answer = post(picture("png"));

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(problem(answer).path("type").stringValue()).isEqualTo("urn:tar:problem:ocr-not-installed");
        assertThat(problem(answer).path("detail").stringValue()).contains("apt-get install", "TAR_TESSERACT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "application/octet-stream"})
    void theTypeThatIsSaidDoesNotMatter(String type) throws IOException {
        var answer = post(picture("png"), MediaType.parseMediaType(type));

        assertThat(problem(answer).path("type").stringValue()).isEqualTo("urn:tar:problem:ocr-not-installed");
    }

    @Test
    void aFormIsTheSame() throws IOException {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("image", new ByteArrayResource(picture("jpg")) {
            @Override
            public String getFilename() {
                return "bill.pdf";
            }
        });
        form.add("catalog", "Eggs");

        var answer = client().post().uri("/v1/ocr").contentType(MediaType.MULTIPART_FORM_DATA).body(form).retrieve()
                .onStatus(_ -> true, (_, _) -> {
                }).toEntity(String.class);

        assertThat(problem(answer).path("type").stringValue()).isEqualTo("urn:tar:problem:ocr-not-installed");
    }

    @Test
    void aFormMayBringACatalogueOfManyNamesANameALineAndItIsKept() throws IOException {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("image", new ByteArrayResource(picture("jpg")) {
            @Override
            public String getFilename() {
                return "bill";
            }
        });
        form.add("catalog", IntStream.range(0, 50_000).mapToObj(item -> "An item with a name of some length " + item)
                .collect(Collectors.joining("\n")));
        form.add("catalogKey", "large:1");

        var first = client().post().uri("/v1/ocr").contentType(MediaType.MULTIPART_FORM_DATA).body(form).retrieve()
                .onStatus(_ -> true, (_, _) -> {
                }).toEntity(String.class);
        var second = client().post().uri("/v1/ocr?catalogKey=large:1").body(picture("jpg")).retrieve()
                .onStatus(_ -> true, (_, _) -> {
                }).toEntity(String.class);

        assertThat(problem(first).path("type").stringValue()).isEqualTo("urn:tar:problem:ocr-not-installed");
        assertThat(problem(second).path("type").stringValue()).isEqualTo("urn:tar:problem:ocr-not-installed");
    }

    @Test
    void withoutTheTokenNothingIsRead() throws IOException {
        var answer = RestClient.create("http://127.0.0.1:" + port).post().uri("/v1/ocr").body(picture("png"))
                .retrieve().onStatus(_ -> true, (_, _) -> {
                }).toEntity(String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(401);
    }

    @Test
    void aPhonesOwnFormatIs415ThatSaysWhatToDo() {
        var answer = post("\0\0\0\30ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.getStatusCode().value()).isEqualTo(415);
        assertThat(answer.getBody()).contains("HEIC", "send it as a photo");
    }

    @Test
    void whatIsNoPictureIs415WhateverItIsCalled() {
        for (var file : new String[]{"<html>bill.png</html>", "GIF89a------", "II*\0tiff-------",
                "x"}) {
            var answer = post(file.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(answer.getStatusCode().value()).isEqualTo(415);
            assertThat(problem(answer).path("detail").stringValue()).contains("send");
        }
    }

    @Test
    void aPictureThatWouldUnpackToGigabytesIsRefusedUndecoded() {
        var answer = post(pngHeader(60_000, 60_000));

        assertThat(answer.getStatusCode().value()).isEqualTo(413);
        assertThat(problem(answer).path("type").stringValue()).isEqualTo("urn:tar:problem:too-large");
    }

    @Test
    void aDamagedPictureIs400() throws IOException {
        var whole = picture("jpg");

        assertThat(post(Arrays.copyOf(whole, 20)).getStatusCode().value()).isEqualTo(400);
        assertThat(post(pngHeader(100, 100)).getStatusCode().value()).isEqualTo(400);
        assertThat(post(pngHeader(-5, 3)).getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void aLargeFileIs413() {
        var answer = post(new byte[20 * MIB + 1]);

        assertThat(answer.getStatusCode().value()).isEqualTo(413);
        assertThat(problem(answer).path("detail").stringValue()).contains("20 MiB");
    }

    @Test
    void anUnknownCatalogueIs409() throws IOException {
        var answer = client().post().uri("/v1/ocr?catalogKey=shop:9").contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(picture("png")).retrieve().onStatus(_ -> true, (_, _) -> {
                }).toEntity(String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(409);
    }

    private ResponseEntity<String> post(byte[] file) {
        return post(file, MediaType.APPLICATION_OCTET_STREAM);
    }

    private ResponseEntity<String> post(byte[] file, MediaType type) {
        return client().post().uri("/v1/ocr").contentType(type).body(file).retrieve()
                .onStatus(_ -> true, (_, _) -> {
                }).toEntity(String.class);
    }

    private RestClient client() {
        return RestClient.builder().baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", "Bearer a-token-for-tests-only").build();
    }

    private static JsonNode problem(ResponseEntity<String> answer) {
        return JsonMapper.shared().readTree(String.valueOf(answer.getBody()));
    }

    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /** A PNG that says its size and holds nothing. */
    private static byte[] pngHeader(int width, int height) {
        var chunk = ByteBuffer.allocate(17);
        chunk.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height)
                .put(new byte[]{8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(chunk.array());
        var file = ByteBuffer.allocate(33);
        file.put(new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}).putInt(13).put(chunk.array())
                .putInt((int) crc.getValue());
        return file.array();
    }
}
