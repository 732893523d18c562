package com.tarcommerce.scheduler;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Makes a commit and says that it failed, as a connection does that breaks before the answer comes. */
public final class ForgetfulTransactions extends JdbcTransactionManager {
    private static final int NONE = Integer.MAX_VALUE;

    private final AtomicInteger left = new AtomicInteger(NONE);
    private transient volatile Runnable made = () -> {
    };

    ForgetfulTransactions(DataSource database) {
        super(database);
    }

    /** @param after so many commits of writers have gone well */
    public void forgetOne(int after) {
        forgetOne(after, () -> {
        });
    }

    /** @param then is run once it is made */
    public void forgetOne(int after, Runnable then) {
        made = then;
        left.set(after);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        super.doCommit(status);
        if (!status.isReadOnly() && left.get() != NONE && left.getAndDecrement() == 0) {
            left.set(NONE);
            made.run();
            throw new TransactionSystemException("the answer to the commit was lost, as the test wants it");
        }
    }
}
