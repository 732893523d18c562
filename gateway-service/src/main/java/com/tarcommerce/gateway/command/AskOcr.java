package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.BillText;
import com.tarcommerce.common.contract.ai.OcrApi;
import com.tarcommerce.common.contract.ai.OcrFormApi;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.shop.Tenant;
import java.util.stream.Collectors;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Asks ai-service what a picture of a bill says; it is given the shop's item names, and no room and no right. */
@Component
class AskOcr {
    private static final int MOST_NAMES = 50_000;
    private static final int LONGEST_NAME = 256;

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
            var names = reading.read(() -> nodes.itemNames(shop.id())).stream()
                    .filter(name -> name.length() <= LONGEST_NAME).limit(MOST_NAMES)
                    .map(name -> name.replaceAll("\\R", " ")).collect(Collectors.joining("\n"));
            return form.read(new Picture(picture), names, key);
        }
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
