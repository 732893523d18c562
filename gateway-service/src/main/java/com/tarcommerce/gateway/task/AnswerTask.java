package com.tarcommerce.gateway.task;

import com.tarcommerce.gateway.shop.Tenant;
import java.util.Optional;

/** Finds out what a task that repeats asks for, if its text is a question that its room may ask. */
public interface AnswerTask {

    /**
     * Outside a transaction.
     *
     * @return the answer as it is at this moment; empty for a text that is only to be said
     * @throws org.springframework.web.client.RestClientException if ai-service is away
     */
    Optional<String> answer(Task task, Tenant shop);
}
