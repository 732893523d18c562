package com.tarcommerce.common.contract.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A bot or a workspace whose token is to be used from now on.
 *
 * @param name   as people know it
 * @param sealed its token, sealed by {@code TAR_SECRET_KEY} for this channel and account; nobody is ever shown it again
 */
public record SealedAccount(@NotNull @Size(max = 256) String name, @NotBlank @Size(max = 4096) String sealed) {

    /** Shows nothing of the token. */
    @Override
    public String toString() {
        return "SealedAccount[" + name + "]";
    }
}
