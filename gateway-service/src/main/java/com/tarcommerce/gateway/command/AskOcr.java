package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.BillText;
import com.tarcommerce.common.contract.ai.OcrApi;
import com.tarcommerce.common.contract.ai.OcrFormApi;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.shop.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Asks ai-service what a picture of a bill says; it is given the shop's item names, and no room and no right. */
@Component
class AskOcr {
    private static final int MOST_NAMES = 50_000;
    private static final int LONGEST_NAME = 256;
    /** ai-service takes 4 MiB of a form beside its picture; the rest is for the key. */
    private static final int MOST_BYTES = 4 * 1024 * 1024 - 4096;

    private final OcrApi ocr;
    private final OcrFormApi form;
    private final NodeStore nodes;
    private final ReadTransaction reading;

    AskOcr(OcrApi ocr, OcrFormApi form, NodeStore nodes, ReadTransaction reading) {
        this.ocr = ocr;
        this.form = form;
        this.nodes = nodes;
        this.reading = reading;
    }

    /** Outside a transaction. */
    BillText read(byte[] picture, Tenant shop) {
        var key = shop.id() + ":" + shop.catalogVersion();
        try {
            return ocr.read(picture, key, shop.id());
        } catch (HttpClientErrorException.Conflict catalogNeeded) {
            return form.read(new Picture(picture), catalog(reading.read(() -> nodes.itemNames(shop.id()))), key);
        }
    }

    /** As many names as a form of ai-service holds. */
    static String catalog(List<String> names) {
        var catalog = new StringJoiner("\n");
        var left = MOST_BYTES;
        for (var name : names.stream().filter(name -> name.length() <= LONGEST_NAME).limit(MOST_NAMES).toList()) {
            var line = name.replaceAll("\\R", " ");
            left -= line.getBytes(StandardCharsets.UTF_8).length + 1;
            if (left < 0) {
                break;
            }
            catalog.add(line);
        }
        return catalog.toString();
    }

    /** A part of a form is a file only if it has a name. */
    private static final class Picture extends ByteArrayResource {
        Picture(byte[] content) {
            super(content);
        }

        @Override
        public String getFilename() {
            return "bill";
        }
    }
}
