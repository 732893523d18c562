package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.model.ModelStandIn;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With a model server that can be made to say anything of a picture, and no Tesseract to fall back to: its 503 shows that it did. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"spring.config.name=ai",
        "TAR_INTERNAL_TOKEN=a-token-for-tests-only", "TAR_LLM_MODEL=lfm-vl", "TAR_LLM_PICTURES=true",
        "TAR_LLM_PICTURE_DEADLINE=2s", "TAR_TESSERACT=/none"})
@Timeout(60)
class VisionApiTests {
    private static final ModelStandIn MODEL = new ModelStandIn();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) {
        properties.add("TAR_LLM_URL", MODEL::url);
    }

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void whatTheModelCopiesIsMatchedWithTheShopsNames() {
        MODEL.says(_ -> """
                {"lines":[{"item":"AMUL MILK 500ML","quantity":24,"unit":"pcs","price":28.00,"amount":672.00},
                          {"item":"Tata Salt","quantity":10,"unit":null,"price":27,"amount":999}],"total":942}""");

        var bill = read();

        assertThat(bill.path("engine").stringValue()).isEqualTo("lfm-vl");
        assertThat(bill.path("total").asLong()).isEqualTo(94_200);
        assertThat(bill.at("/lines/0").toString()).contains("\"match\":\"Amul Milk 500ml\"", "\"amount\":67200",
                "\"unit\":\"piece\"");
        assertThat(bill.at("/lines/1/match").stringValue()).isEqualTo("Tata Salt 1kg");
        assertThat(bill.at("/lines/1").has("amount")).as("10 × 27 is not 999").isFalse();
        assertThat(bill.at("/lines/1").has("quantity")).as("one of the three is wrong").isFalse();
    }

    @Test
    void thePictureGoesInsideTheRequestPaintedAnewWithASchema() throws IOException {
        MODEL.says(_ -> "{\"lines\":[],\"total\":null}");

        read();

        var question = MODEL.questions().getLast();
        var url = question.toString().replaceFirst("(?s).*\"(data:image/jpeg;base64,[^\"]+)\".*", "$1");
        var sent = ImageIO
                .read(new ByteArrayInputStream(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))));
        assertThat(sent.getWidth()).isEqualTo(1_600);
        assertThat(question.at("/response_format/json_schema/schema/properties/lines/type").stringValue())
                .isEqualTo("array");
        assertThat(question.toString()).doesNotContain("http://", "https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "[]", "{\"lines\":{}}", "{\"lines\":[{\"item\":null}]}",
            "{\"lines\":[{\"item\":\"Milk\",\"quantity\":-5}]}",
            "{\"lines\":[{\"item\":\"Milk\",\"quantity\":\"many\"}]}",
            "{\"lines\":[{\"item\":\"Milk\",\"price\":1e300}]}",
            "{\"lines\":[{\"item\":\"Milk\",\"quantity\":1e999}]}",
            "{\"lines\":[{\"item\":[\"Milk\"]}]}", "{\"lines\":[],\"total\":12345678901}"})
    void whatIsNoBillIsRefusedThriceAndThenTesseractIsAsked(String said) {
        MODEL.says(_ -> said);

        assertThat(read().path("type").stringValue()).isEqualTo("urn:tar:problem:ocr-not-installed");
        assertThat(MODEL.questions().size()).isEqualTo(3);
    }

    @Test
    void aModelThatSeesNothingIsBelievedOnlyWhereNothingElseCanLook() {
        MODEL.says(_ -> "{\"lines\":[],\"total\":null}");

        var bill = read();

        assertThat(bill.path("engine").stringValue()).isEqualTo("lfm-vl");
        assertThat(bill.path("lines").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"24, 28.00, 942, true", "25, 28.00, 942, false", "24, -, 942, false",
            "24, 28.00, -, false"})
    void aLineWithoutAnAmountCountsOnlyIfTheLinesMakeTheTotal(String quantity, @Nullable String price,
            @Nullable String total, boolean believed) {
        MODEL.says(_ -> """
                {"lines":[{"item":"Amul Milk 500ml","quantity":%s,"unit":null,"price":%s,"amount":null},
                          {"item":"Tata Salt","quantity":10,"unit":null,"price":27,"amount":null}],"total":%s}"""
                .formatted(quantity, price, total));

        var bill = read();

        assertThat(bill.at("/lines/0").has("quantity")).isEqualTo(believed);
        assertThat(bill.at("/lines/1").has("quantity")).isEqualTo(believed);
        assertThat(bill.at("/lines/1/price").asLong()).isEqualTo(2_700);
    }

    @Test
    void aModelThatDoesNotAnswerInTimeIsNotWaitedFor() {
        MODEL.behaves(MODEL.silent());

        assertThat(read().path("type").stringValue()).isEqualTo("urn:tar:problem:ocr-not-installed");
    }

    private JsonNode read() {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("image", new ByteArrayResource(picture()) {
            @Override
            public String getFilename() {
                return "bill";
            }
        });
        form.add("catalog", "Amul Milk 500ml\nTata Salt 1kg");
        var answer = client().post().uri("/v1/ocr")
                .header("Authorization", "Bearer a-token-for-tests-only").contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form).retrieve().onStatus(_ -> true, (_, _) -> {
                }).body(String.class);
        return JsonMapper.shared().readTree(String.valueOf(answer));
    }

    /** One that does not ask again by itself after a 503. */
    private RestClient client() {
        return RestClient.builder().requestFactory(new JdkClientHttpRequestFactory())
                .baseUrl("http://127.0.0.1:" + port).build();
    }

    private static byte[] picture() {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(1_800, 900, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
