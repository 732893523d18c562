package com.tarcommerce.libsql;

import com.tarcommerce.libsql.hrana.Condition;
import com.tarcommerce.libsql.hrana.Outcome;
import com.tarcommerce.libsql.hrana.Step;
import com.tarcommerce.libsql.hrana.Stmt;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of one request: control statements, then the statements proper, each only if the one before succeeded.
 *
 * @param first   the index of the first statement proper
 * @param count   how many of those there are
 * @param unknown the SQLState for an answer that is lost
 */
record Program(List<Step> steps, int first, int count, String unknown) {

    /** One statement by itself, outside of any transaction. */
    static Program alone(Stmt stmt, String unknown) {
        return new Program(List.of(new Step(stmt, new Condition.Always())), 0, 1, unknown);
    }

    /** Several that are committed together or not at all. */
    static Program atOnce(String begin, List<Stmt> stmts) {
        var steps = new ArrayList<Step>(stmts.size() + 3);
        steps.add(new Step(Stmt.of(begin), new Condition.Always()));
        chain(steps, stmts);
        chain(steps, List.of(Stmt.of("COMMIT")));
        steps.add(new Step(Stmt.of("ROLLBACK"), new Condition.InTransaction()));
        return new Program(steps, 1, stmts.size(), SqlErrors.OUTCOME_UNKNOWN);
    }

    /** @param opened whether the transaction is open already, so that it must still be */
    static Program within(boolean opened, List<String> control, List<Stmt> stmts) {
        return new Program(steps(opened, control, stmts), control.size(), stmts.size(), SqlErrors.CONNECTION_FAILED);
    }

    static List<Step> steps(boolean opened, List<String> control, List<Stmt> stmts) {
        var steps = new ArrayList<Step>(control.size() + stmts.size());
        var all = new ArrayList<Stmt>(control.size() + stmts.size());
        control.forEach(sql -> all.add(Stmt.of(sql)));
        all.addAll(stmts);
        steps.add(new Step(all.getFirst(), opened ? new Condition.InTransaction() : new Condition.Always()));
        chain(steps, all.subList(1, all.size()));
        return steps;
    }

    private static void chain(List<Step> steps, List<Stmt> stmts) {
        for (var stmt : stmts) {
            steps.add(new Step(stmt, new Condition.Succeeded(steps.size() - 1)));
        }
    }

    List<Outcome> ofStatements(List<Outcome> outcomes) {
        return outcomes.subList(first, first + count);
    }
}
