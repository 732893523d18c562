package com.tarcommerce.standalone;

/** Something that can't be done; the message is the whole answer: one sentence that says what to do about it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence);
    }

    Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
