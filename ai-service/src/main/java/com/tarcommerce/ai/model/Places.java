package com.tarcommerce.ai.model;

import java.util.concurrent.Semaphore;

/** The questions in flight: pictures and writing, which take long, leave the last place to texts. */
final class Places {
    private final Semaphore all;
    private final Semaphore slow;

    Places(int most) {
        this.all = new Semaphore(most);
        this.slow = new Semaphore(Math.max(1, most - 1));
    }

    /** @return whether there was one, which must be given back by {@link #give} */
    boolean take(QuestionKind kind) {
        if (kind == QuestionKind.INTENT) {
            return all.tryAcquire();
        }
        if (!slow.tryAcquire()) {
            return false;
        }
        var taken = all.tryAcquire();
        if (!taken) {
            slow.release();
        }
        return taken;
    }

    void give(QuestionKind kind) {
        all.release();
        if (kind != QuestionKind.INTENT) {
            slow.release();
        }
    }
}
