package com.tarcommerce.libsql;

import com.tarcommerce.libsql.hrana.HranaException;
import com.tarcommerce.libsql.hrana.HranaException.Kind;
import com.tarcommerce.libsql.hrana.HranaStream;
import com.tarcommerce.libsql.hrana.Outcome;
import com.tarcommerce.libsql.hrana.Reply;
import com.tarcommerce.libsql.hrana.Request;
import com.tarcommerce.libsql.hrana.Result;
import com.tarcommerce.libsql.hrana.Step;
import com.tarcommerce.libsql.hrana.Stmt;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a connection asks of the server, and the transaction around it. A statement never runs outside of the
 * transaction that it was meant for: each is sent under the condition that the transaction is still open. A request is
 * repeated only if the server said that it ran nothing, and nothing was open.
 */
final class Session {
    /** sqld ends an idle stream after 10 s; asking for one that is gone would cost a round trip. */
    private static final Duration IDLE = Duration.ofSeconds(8);
    private static final Duration LEAVE = Duration.ofSeconds(5);

    private final HranaStream stream;
    private final Transaction transaction = new Transaction();
    private final ReentrantLock lock = new ReentrantLock();

    Session(HranaStream stream) {
        this.stream = stream;
    }

    Transaction transaction() {
        return transaction;
    }

    /** @return one outcome for each statement, up to the first that failed; the rest is skipped */
    List<Outcome> run(List<Stmt> stmts, Duration timeout) throws SQLException {
        lock.lock();
        try {
            var program = transaction.program(stmts);
            var outcomes = batch(program.steps(), program.unknown(), timeout);
            transaction.after(program, outcomes);
            return program.ofStatements(outcomes);
        } finally {
            lock.unlock();
        }
    }

    Result run(Stmt stmt, Duration timeout) throws SQLException {
        return switch (run(List.of(stmt), timeout).getFirst()) {
            case Outcome.Done(var result) -> result;
            case Outcome.Failed(var error) -> throw SqlErrors.of(error);
            case Outcome.Skipped() -> throw transaction.lost();
        };
    }

    void commit(Duration timeout) throws SQLException {
        lock.lock();
        try {
            if (transaction.hasNothingToCommit()) {
                return;
            }
            var steps = transaction.ending("COMMIT");
            transaction.committed(steps, batch(steps, SqlErrors.OUTCOME_UNKNOWN, timeout));
        } finally {
            lock.unlock();
        }
    }

    void rollback(Duration timeout) throws SQLException {
        lock.lock();
        try {
            if (transaction.isOpen() && stream.isOpen()) {
                batch(transaction.rollingBack(), SqlErrors.CONNECTION_FAILED, timeout);
            }
        } catch (SQLException failure) {
            // The stream is gone, and what was open on it with it.
            stream.forget();
            if (!SqlErrors.STREAM_LOST.equals(failure.getSQLState())) {
                throw failure;
            }
        } finally {
            transaction.ended();
            lock.unlock();
        }
    }

    private List<Outcome> batch(List<Step> steps, String unknown, Duration timeout) throws SQLException {
        return switch (ask(new Request.Batch(steps), unknown, timeout)) {
            case Reply.Ran(var outcomes) -> outcomes;
            case Reply.Refused(var error) -> throw transaction.failed(error);
            case Reply.Described _,Reply.Autocommit _,Reply.Closed _ -> throw misunderstood();
        };
    }

    Reply.Described describe(String sql, Duration timeout) throws SQLException {
        lock.lock();
        try {
            return switch (ask(new Request.Describe(sql), SqlErrors.CONNECTION_FAILED, timeout)) {
                case Reply.Described described -> described;
                case Reply.Refused(var error) -> throw SqlErrors.of(error);
                case Reply.Ran _,Reply.Autocommit _,Reply.Closed _ -> throw misunderstood();
            };
        } finally {
            lock.unlock();
        }
    }

    /** Whether the server answers and still has what we left open there. */
    boolean answers(Duration timeout) {
        lock.lock();
        try {
            var reply = ask(new Request.Autocommit(), SqlErrors.CONNECTION_FAILED, timeout);
            return reply instanceof Reply.Autocommit(var on) && on != transaction.isOpen() && !transaction.isLost();
        } catch (SQLException unreachable) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private Reply ask(Request request, String unknown, Duration timeout) throws SQLException {
        if (!transaction.isOpen() && stream.isIdleFor(IDLE)) {
            stream.forget();
        }
        try {
            return askOnce(request, timeout);
        } catch (HranaException failure) {
            throw transaction.broken(SqlErrors.of(failure, unknown));
        }
    }

    private Reply askOnce(Request request, Duration timeout) throws HranaException {
        try {
            return stream.send(List.of(request), timeout).getFirst();
        } catch (HranaException failure) {
            if (failure.kind() == Kind.STREAM_GONE && !transaction.isOpen()) {
                return stream.send(List.of(request), timeout).getFirst();
            }
            throw failure;
        }
    }

    /** Frees what the server holds for us: at once if a transaction is open, for others may wait for its lock. */
    void close() {
        lock.lock();
        try {
            if (transaction.isOpen() && stream.isOpen()) {
                stream.send(List.of(new Request.Close()), LEAVE);
            }
        } catch (HranaException gone) {
            stream.forget();
        } finally {
            transaction.ended();
            stream.leave(LEAVE);
            lock.unlock();
        }
    }

    /** From any thread, while another one waits for an answer. */
    void cancel() {
        stream.cancel();
    }

    private static SQLException misunderstood() {
        return SqlErrors.of(SqlErrors.CONNECTION_FAILED, "The server answered something that was not asked");
    }
}
