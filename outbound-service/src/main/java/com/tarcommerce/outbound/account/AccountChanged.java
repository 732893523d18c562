package com.tarcommerce.outbound.account;

/** An account has a token that it had not before: what its old one was refused for need not hold any more. */
public record AccountChanged(String channel, String account) {
}
