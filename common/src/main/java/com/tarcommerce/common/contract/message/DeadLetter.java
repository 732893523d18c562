package com.tarcommerce.common.contract.message;

import java.time.Instant;

/** A message that outbound has given up on, and why; it stays until it is replayed or deleted. */
public record DeadLetter(Message message, String reason, Instant diedAt) {
}
