package com.tarcommerce.common.contract.ai;

import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What {@link OcrApi} reads, as a form: for the first picture after a catalogue has changed. */
@HttpExchange("/v1")
public interface OcrFormApi {

    /**
     * Answers as {@link OcrApi#read} does, and keeps the catalogue under its key.
     *
     * @param image      must have a file name
     * @param catalog    the names of the shop's items, one a line; at most 50,000 in 4 MiB
     * @param catalogKey {@code <tenant>:<version>}
     */
    @PostExchange(url = "/ocr", contentType = MediaType.MULTIPART_FORM_DATA_VALUE)
    BillText read(@RequestPart Resource image, @RequestPart String catalog, @RequestPart String catalogKey);
}
