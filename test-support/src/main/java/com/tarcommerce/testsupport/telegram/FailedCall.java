package com.tarcommerce.testsupport.telegram;

/** A call that failed at random. */
public record FailedCall(Failure failure, String text) {
}
