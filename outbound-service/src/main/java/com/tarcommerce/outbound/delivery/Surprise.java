package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.partition.StaleHold;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** What nobody foresaw. The database's own trouble is none: it passes, and no message is to blame for it. */
final class Surprise {

    private Surprise() {
    }

    /** Whether the database did not answer, is busy or is full; a row that it won't have is not its trouble. */
    static boolean isOfDatabase(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException || failure instanceof TransactionException;
    }

    /** Returns if it is an error of ours. */
    static void rethrowUnlessOurs(Throwable failure) {
        if (failure instanceof RuntimeException notOurs && (failure instanceof StaleHold || isOfDatabase(failure))) {
            throw notOurs;
        }
    }

    /** Its kind only: its message may hold what somebody wrote. */
    static String reason(Throwable failure) {
        return "an error of ours: " + failure.getClass().getSimpleName();
    }
}
