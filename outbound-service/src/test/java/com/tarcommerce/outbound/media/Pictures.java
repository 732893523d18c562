package com.tarcommerce.outbound.media;

import com.tarcommerce.outbound.RunningOutbound;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Files for tests: what they are, their first bytes say. */
public final class Pictures {
    private Pictures() {
    }

    public static byte[] jpeg(String content) {
        return bytes("\u00ff\u00d8\u00ff" + content);
    }

    public static byte[] jpeg(int size) {
        return Arrays.copyOf(jpeg("large"), size);
    }

    public static byte[] pdf(String content) {
        return bytes("%PDF-1.7\n" + content);
    }

    public static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Hands it over and returns its id. */
    public static String keep(RunningOutbound outbound, String tenant, byte[] file) {
        return Objects.requireNonNull(outbound.http().post().uri("/v1/media?tenant={tenant}", tenant)
                .contentType(MediaType.APPLICATION_OCTET_STREAM).body(file).retrieve().body(JsonNode.class)).path("id")
                .asString();
    }

    /** How handing it over is answered. */
    public static HttpStatusCode status(RunningOutbound outbound, byte[] file) {
        return status(outbound, file, MediaType.APPLICATION_OCTET_STREAM);
    }

    static HttpStatusCode status(RunningOutbound outbound, byte[] file, MediaType type) {
        return outbound.http().post().uri("/v1/media?tenant=shop").contentType(type)
                .body(file).exchange((_, answer) -> answer.getStatusCode());
    }
}
