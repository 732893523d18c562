package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowsLedgerTests {
    private final RowsLedger ledger = new RowsLedger(
            Set.of(RowsLedger.lane("-1", "1001"), RowsLedger.lane("-2", "1001")),
            2);

    @BeforeEach
    void allButOne() {
        ledger.accepted("-1", "Order 1001 is paid: ₹1.");
        ledger.accepted("-2", "Order 1001 is paid: ₹1.");
        ledger.accepted("-2", "Order 1001 is paid: ₹2.");
    }

    @Test
    void everyEventOnceAndInOrderIsAsPromised() {
        ledger.accepted("-1", "Order 1001 is paid: ₹2.");

        assertThat(ledger.isAsPromised()).isTrue();
    }

    @Test
    void oneThatIsMissingIsSeen() {
        assertThat(ledger.isAsPromised()).isFalse();
        assertThat(ledger)
                .hasToString("3 of 4 events accepted, 1 missing, 0 more than once, 0 unasked for, 0 out of their"
                        + " lane's order");
    }

    @Test
    void oneThatWasAcceptedTwiceIsSeen() {
        ledger.accepted("-1", "Order 1001 is paid: ₹2.");
        ledger.accepted("-1", "Order 1001 is paid: ₹2.");

        assertThat(ledger.isAsPromised()).isFalse();
        assertThat(ledger).asString().contains("1 more than once");
    }

    @Test
    void oneThatCameBeforeAnOlderOneOfItsLaneIsSeen() {
        var turned = new RowsLedger(Set.of(RowsLedger.lane("-1", "1001")), 2);
        turned.accepted("-1", "Order 1001 is paid: ₹2.");
        turned.accepted("-1", "Order 1001 is paid: ₹1.");

        assertThat(turned.isAsPromised()).isFalse();
        assertThat(turned).asString().contains("0 missing").contains("1 out of their lane's order");
    }

    @Test
    void whatNobodyPaidIsSeen() {
        ledger.accepted("-1", "Order 1001 is paid: ₹2.");
        ledger.accepted("-1", "Order 1002 is paid: ₹2.");

        assertThat(ledger.isAsPromised()).isFalse();
        assertThat(ledger).asString().contains("1 unasked for");
    }
}
