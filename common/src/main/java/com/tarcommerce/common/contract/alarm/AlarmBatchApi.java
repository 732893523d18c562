package com.tarcommerce.common.contract.alarm;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** scheduler-service's batch over HTTP, for who does not need the alarms that it answers with; with the internal token. */
@HttpExchange("/v1")
public interface AlarmBatchApi {

    /** 200 once all are durable; 400 malformed, 403 callback not allowed, and none is set. */
    @PostExchange("/alarms:batch")
    ResponseEntity<Void> setAll(@RequestBody AlarmBatch batch);
}
