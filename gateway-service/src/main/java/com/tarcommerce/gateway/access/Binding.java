package com.tarcommerce.gateway.access;

import java.time.Instant;

/** Who granted something, and when. */
public record Binding(String sender, Instant at) {
}
