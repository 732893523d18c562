package com.tarcommerce.ai.catalogue;

/** How many names are offered when a text does not decide between them. */
final class Candidates {
    static final int MOST = 5;

    private Candidates() {
    }
}
