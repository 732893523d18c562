package com.tarcommerce.common.contract.ai;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a picture of a bill says; nothing of it is more than a proposal.
 *
 * @param text   all that was read
 * @param total  in paise, as printed, never added up
 * @param engine {@code tesseract}, or {@code pdf} for the text that a PDF holds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BillText(String text, List<BillLine> lines, @Nullable Long total, String engine) {

    public BillText {
        lines = List.copyOf(lines);
    }
}
