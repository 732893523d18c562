package com.tarcommerce.gateway.shop;

/** The shop whose API key was shown, and which key that was. */
public record KeyHolder(String tenant, String keyId) {
}
