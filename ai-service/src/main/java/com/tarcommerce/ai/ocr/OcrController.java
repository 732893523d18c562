package com.tarcommerce.ai.ocr;

import com.tarcommerce.ai.catalogue.FindCatalogue;
import com.tarcommerce.common.contract.ai.BillText;
import com.tarcommerce.common.contract.ai.OcrApi;
import com.tarcommerce.common.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
class OcrController implements OcrApi {
    private final ReadBill bills;
    private final FindCatalogue catalogues;

    OcrController(ReadBill bills, FindCatalogue catalogues) {
        this.bills = bills;
        this.catalogues = catalogues;
    }

    @Override
    @Operation(summary = "What a picture of a bill says; the body is the JPEG, PNG, WebP or PDF itself")
    @ApiResponse(responseCode = "200", description = "What could be read", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "#/components/responses/malformed")
    @ApiResponse(responseCode = "401", ref = "#/components/responses/unauthorized")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/catalog-needed")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/too-large")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/unsupported-media-type")
    @ApiResponse(responseCode = "503", ref = "#/components/responses/unavailable")
    public BillText read(byte[] image, @Nullable String catalogKey, @Nullable String tenant) {
        return bills.read(image, catalogues.find(null, catalogKey), tenant);
    }

    /** The same as a form: {@code image}, and the shop's item names as {@code catalog} (a name a line) or {@code catalogKey}. */
    @PostMapping(path = "/ocr", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "What a picture of a bill says; a form with image and, if wanted, catalog or catalogKey")
    @ApiResponse(responseCode = "200", description = "What could be read", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "#/components/responses/malformed")
    @ApiResponse(responseCode = "401", ref = "#/components/responses/unauthorized")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/catalog-needed")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/too-large")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/unsupported-media-type")
    @ApiResponse(responseCode = "503", ref = "#/components/responses/unavailable")
    BillText read(@RequestParam MultipartFile image, @RequestParam(required = false) @Nullable String catalogKey,
            HttpServletRequest form) {
        var names = form.getParameterValues("catalog");
        var catalog = names == null ? null : Arrays.stream(names).flatMap(String::lines).toList();
        try {
            return bills.read(image.getBytes(), catalogues.find(catalog, catalogKey), shopOf(catalogKey));
        } catch (IOException e) {
            throw ProblemException.malformed("The picture did not arrive whole: send it again.");
        }
    }

    private static @Nullable String shopOf(@Nullable String catalogKey) {
        return catalogKey == null ? null : catalogKey.replaceFirst(":.*", "");
    }
}
