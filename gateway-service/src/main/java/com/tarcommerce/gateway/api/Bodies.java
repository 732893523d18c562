package com.tarcommerce.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What programs send. Amounts are paise; in an update an absent field stays as it is. */
interface Bodies {
    long MOST_PAISE = 10_000_000_000_000L;
    /** A name is one line of a message. */
    String NAME = "\\P{Cc}*[\\P{Cc}&&\\S]\\P{Cc}*";
    String NO_NAME = "must not be blank, nor hold line breaks or other control characters";

    /** @param data kept with it; {@code unit} and {@code low} mean something to Tar */
    record NewItem(@NotNull @Size(max = 256) @Pattern(regexp = NAME, message = NO_NAME) String name,
            @Nullable BigDecimal quantity,
            @Nullable @PositiveOrZero @Max(MOST_PAISE) Long amount, @Nullable Map<String, @Nullable Object> data) {
    }

    /** @param data its fields replace those of the same name; a null removes one */
    record ItemChange(
            @Nullable @Size(max = 256) @Pattern(regexp = NAME, message = NO_NAME) String name,
            @Nullable BigDecimal quantity,
            @Nullable @PositiveOrZero @Max(MOST_PAISE) Long amount, @Nullable Map<String, @Nullable Object> data) {
    }

    /** @param item the name of an item of the shop, whatever its case and spacing */
    record OrderLine(@NotBlank @Size(max = 256) String item, @NotNull BigDecimal quantity) {
    }

    /**
     * @param lines      taken from stock, and the amount is computed from them
     * @param amount     instead of lines: the total of an order whose goods Tar does not know
     * @param status     {@code pending} unless given, or {@code paid}
     * @param allowShort take what is not in stock too
     */
    record NewOrder(@Nullable @Valid @Size(min = 1, max = 200) List<@NotNull @Valid OrderLine> lines,
            @Nullable @PositiveOrZero @Max(MOST_PAISE) Long amount,
            @Nullable @Size(max = 256) @Pattern(regexp = NAME, message = NO_NAME) String customer,
            @Nullable @Pattern(regexp = "pending|paid", message = "must be pending or paid") String status,
            @Nullable Map<String, @Nullable Object> data, @Nullable Boolean allowShort) {
    }

    record OrderChange(@Nullable String status, @Nullable Map<String, @Nullable Object> data) {
    }

    /** @param customerId of one of the shop's customers: who is written to if the cart stays unpaid */
    record NewCart(@Nullable @Valid @Size(min = 1, max = 200) List<@NotNull @Valid OrderLine> lines,
            @Nullable @PositiveOrZero @Max(MOST_PAISE) Long amount,
            @Nullable @Size(max = 256) @Pattern(regexp = NAME, message = NO_NAME) String customer,
            @Nullable @Size(max = 256) String customerId, @Nullable Map<String, @Nullable Object> data) {
    }

    /**
     * @param lines      what the cart holds from now on
     * @param customerId of one of the shop's customers
     */
    record CartChange(
            @Nullable @Pattern(regexp = "open|paid|ordered|cancelled", message = "must be open, paid, ordered or cancelled") String status,
            @Nullable @Valid @Size(min = 1, max = 200) List<@NotNull @Valid OrderLine> lines,
            @Nullable @PositiveOrZero @Max(MOST_PAISE) Long amount,
            @Nullable @Size(max = 256) String customerId, @Nullable Map<String, @Nullable Object> data) {
    }

    record NewCustomer(@NotNull @Size(max = 256) @Pattern(regexp = NAME, message = NO_NAME) String name,
            @Schema(description = CustomerData.DESCRIPTION) @Nullable Map<String, @Nullable Object> data) {
    }

    record CustomerChange(
            @Nullable @Size(max = 256) @Pattern(regexp = NAME, message = NO_NAME) String name,
            @Schema(description = CustomerData.DESCRIPTION) @Nullable Map<String, @Nullable Object> data) {
    }
}
