package com.tarcommerce.common.contract.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All of them: there are few. */
public record Accounts(List<Account> items, @Nullable String next) {
}
