package com.tarcommerce.common.contract.ai;

/** A text to send, and which engine wrote it. */
public record NudgeText(String text, String engine) {
}
