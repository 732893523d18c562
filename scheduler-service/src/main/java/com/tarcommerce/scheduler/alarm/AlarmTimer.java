package com.tarcommerce.scheduler.alarm;

import java.util.Collection;
import java.util.function.Supplier;
import org.springframework.transaction.TransactionSystemException;

/** Is told, after the commit, what the database now holds. */
public interface AlarmTimer {

    void expect(Waiting waiting);

    default void expectAll(Collection<Waiting> waiting) {
        waiting.forEach(this::expect);
    }

    /** Reads everything again: nobody knows any more what of it is in the database. */
    void startOver();

    /** The same at every replica: a commit failed, and what it may have written may be another's. */
    default void startOverEverywhere() {
        startOver();
    }

    /** Makes the commit; if nobody knows afterwards whether it was made, all is read again before that is thrown. */
    default <T> T committed(Supplier<T> commit) {
        try {
            return commit.get();
        } catch (TransactionSystemException unknown) {
            startOverEverywhere();
            throw unknown;
        }
    }
}
