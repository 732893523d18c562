package com.tarcommerce.libsql;

import com.tarcommerce.libsql.hrana.Condition;
import com.tarcommerce.libsql.hrana.Outcome;
import com.tarcommerce.libsql.hrana.ServerError;
import com.tarcommerce.libsql.hrana.Step;
import com.tarcommerce.libsql.hrana.Stmt;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection's transaction stands. BEGIN, SAVEPOINT, RELEASE and ROLLBACK TO wait here until a statement goes
 * out, and travel with it. A transaction that was lost refuses everything until it is rolled back.
 */
final class Transaction {
    private final List<String> waiting = new ArrayList<>();
    private boolean autoCommit = true;
    private boolean readOnly;
    /** Whether BEGIN succeeded on the server. */
    private boolean open;
    private @Nullable SQLException loss;

    Program program(List<Stmt> stmts) throws SQLException {
        refuseIfLost();
        if (autoCommit) {
            return stmts.size() == 1
                    ? Program.alone(stmts.getFirst(),
                            readOnly ? SqlErrors.CONNECTION_FAILED : SqlErrors.OUTCOME_UNKNOWN)
                    : Program.atOnce(begin(), stmts);
        }
        if (!open && !waiting.contains(begin())) {
            waiting.addFirst(begin());
        }
        return Program.within(open, waiting, stmts);
    }

    /** Takes note of what became of the control statements, and throws if one of them failed. */
    void after(Program program, List<Outcome> outcomes) throws SQLException {
        if (autoCommit) {
            controlFailed(outcomes.subList(0, program.first()));
            // COMMIT's own failure, such as a deferred foreign key, is the failure of the whole.
            controlFailed(outcomes.subList(program.first() + program.count(), outcomes.size()));
            return;
        }
        if (open && outcomes.getFirst() instanceof Outcome.Skipped) {
            throw lost();
        }
        for (var index = 0; index < program.first(); index++) {
            controlFailed(outcomes.subList(index, index + 1));
            open = true;
            waiting.removeFirst();
        }
        for (var outcome : program.ofStatements(outcomes)) {
            if (outcome instanceof Outcome.Failed(var error)) {
                var _ = failed(error);
            }
        }
    }

    private void controlFailed(List<Outcome> outcomes) throws SQLException {
        for (var outcome : outcomes) {
            if (outcome instanceof Outcome.Failed(var error)) {
                throw failed(error);
            }
        }
    }

    /** A transaction that sqld ended because it took longer than 5 s and somebody else waited is lost. */
    SQLException failed(ServerError error) {
        var failure = SqlErrors.of(error);
        if (open && error.code().equals("TRANSACTION_TIMEOUT")) {
            loss = failure;
        }
        return failure;
    }

    /** No answer, or none that helps: what was open is lost, for the stream is not used again. */
    SQLException broken(SQLException failure) {
        if (open) {
            loss = failure;
        }
        return failure;
    }

    SQLException lost() {
        var rolledBack = SqlErrors.of(SqlErrors.ROLLED_BACK, "The server has rolled the transaction back, perhaps"
                + " because it took longer than 5 seconds: nothing of it was kept; roll back and do it again");
        if (!autoCommit) {
            loss = rolledBack;
        }
        return rolledBack;
    }

    private void refuseIfLost() throws SQLException {
        if (loss != null) {
            throw SqlErrors.of(SqlErrors.STREAM_LOST, "The transaction was lost: roll back and do it again", loss);
        }
    }

    boolean hasNothingToCommit() throws SQLException {
        refuseIfLost();
        if (!open) {
            waiting.clear();
        }
        return !open;
    }

    /** What waits, then the word that ends it. */
    List<Step> ending(String word) {
        var control = new ArrayList<>(waiting);
        control.add(word);
        return Program.steps(true, control, List.of());
    }

    /** Rolls back whether or not anything is open. */
    List<Step> rollingBack() {
        return List.of(new Step(Stmt.of("ROLLBACK"), new Condition.InTransaction()));
    }

    void committed(List<Step> steps, List<Outcome> outcomes) throws SQLException {
        controlFailed(outcomes);
        if (!(outcomes.get(steps.size() - 1) instanceof Outcome.Done)) {
            throw lost();
        }
        ended();
    }

    void ended() {
        waiting.clear();
        open = false;
        loss = null;
    }

    void control(String sql) throws SQLException {
        refuseIfLost();
        if (waiting.isEmpty() && !open) {
            waiting.add(begin());
        }
        waiting.add(sql);
    }

    private String begin() {
        return readOnly ? "BEGIN" : "BEGIN IMMEDIATE";
    }

    boolean isOpen() {
        return open;
    }

    boolean isLost() {
        return loss != null;
    }

    boolean isAutoCommit() {
        return autoCommit;
    }

    void setAutoCommit(boolean on) {
        autoCommit = on;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    void setReadOnly(boolean on) throws SQLException {
        if (on != readOnly && (open || !waiting.isEmpty())) {
            throw SqlErrors.of("25001", "Read-only can't be changed while a transaction is open");
        }
        readOnly = on;
    }
}
