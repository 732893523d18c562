package com.tarcommerce.ai.model;

/** An answer of the model that is not believed; the message goes back to the model and holds nothing that it wrote. */
public final class RefusedAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedAnswer(String message) {
        super(message);
    }
}
