package com.tarcommerce.common.database;

import com.tarcommerce.common.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says 503 when the database is away: that passes, and whoever asks again later is answered. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAdvice.class);

    @ExceptionHandler({DataAccessResourceFailureException.class, TransientDataAccessException.class,
            RecoverableDataAccessException.class, CannotCreateTransactionException.class})
    ProblemDetail away(Exception failure) {
        LOG.atError().setCause(failure).log("a request failed, for the database does not answer");
        return problem("The database does not answer. Ask again later.");
    }

    @ExceptionHandler
    ProblemDetail unknown(TransactionSystemException failure) {
        LOG.atError().setCause(failure).log("a request was not answered, for nobody knows whether it was committed");
        return problem("The database did not say whether this was committed. Ask again: twice is as good as once.");
    }

    private static ProblemDetail problem(String detail) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail);
        problem.setType(ProblemException.typeOf("database-away"));
        return problem;
    }
}
