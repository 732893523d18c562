package com.tarcommerce.gateway.command;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what belongs together at one moment, without waiting for the writer. */
@Component
class ReadTransaction {
    private final TransactionTemplate template;

    ReadTransaction(PlatformTransactionManager transactions) {
        template = new TransactionTemplate(transactions);
        template.setReadOnly(true);
    }

    <T> T read(Supplier<T> reads) {
        return template.execute(_ -> reads.get());
    }
}
