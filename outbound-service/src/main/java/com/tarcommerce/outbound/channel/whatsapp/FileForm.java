package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.outbound.media.Enclosed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with one file, as the Cloud API takes it. */
final class FileForm {
    private final String boundary = "tar-" + UUID.randomUUID();

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** Meta knows no CSV: to it that is a text. */
    byte[] of(Enclosed file) {
        var type = file.type().equals("text/csv") ? "text/plain" : file.type();
        var form = new ByteArrayOutputStream(file.bytes().length + 1_024);
        field(form, "messaging_product", "whatsapp");
        field(form, "type", type);
        write(form, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.name()
                + "\"\r\nContent-Type: " + type + "\r\n\r\n");
        form.writeBytes(file.bytes());
        write(form, "\r\n--" + boundary + "--\r\n");
        return form.toByteArray();
    }

    private void field(ByteArrayOutputStream form, String name, String value) {
        write(form, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                + "\r\n");
    }

    private static void write(ByteArrayOutputStream form, String text) {
        form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
