package com.tarcommerce.common.contract.alarm;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** scheduler-service over HTTP; every call needs the internal token. Path segments are {@code [A-Za-z0-9._:-]{1,128}}. */
@HttpExchange("/v1/alarms")
public interface AlarmsApi {

    /** 201 new, 200 replaced; durable before the answer. 400 malformed, 403 callback not allowed. */
    @PutExchange("/{tenant}/{owner}/{name}")
    ResponseEntity<Alarm> set(@PathVariable String tenant, @PathVariable String owner, @PathVariable String name,
            @RequestBody AlarmSpec spec);

    /** 200, or 404. */
    @GetExchange("/{tenant}/{owner}/{name}")
    Alarm get(@PathVariable String tenant, @PathVariable String owner, @PathVariable String name);

    /** 204, also when there was none; 202 {@code {"inFlight":id}} when an attempt is out. No new attempt starts after either. */
    @DeleteExchange("/{tenant}/{owner}/{name}")
    ResponseEntity<InFlight> delete(@PathVariable String tenant, @PathVariable String owner, @PathVariable String name);

    /** 200, held: no attempt starts until it is resumed; one that is out goes on. 404. */
    @PostExchange("/{tenant}/{owner}/{name}/pause")
    Alarm pause(@PathVariable String tenant, @PathVariable String owner, @PathVariable String name);

    /** 200, waiting again: what fell due meanwhile fires now, of a recurring alarm only the next occurrence. 404. */
    @PostExchange("/{tenant}/{owner}/{name}/resume")
    Alarm resume(@PathVariable String tenant, @PathVariable String owner, @PathVariable String name);

    /** 202: it fires now; a recurring alarm once more than its cron says, any other instead of later. 404. */
    @PostExchange("/{tenant}/{owner}/{name}/run")
    ResponseEntity<Run> run(@PathVariable String tenant, @PathVariable String owner, @PathVariable String name);

    /** The {@code webhook-id} of the occurrence that fires now. */
    record Run(String id) {
    }

    /** The {@code webhook-id} of the attempt that was out when its alarm was deleted. */
    record InFlight(String inFlight) {
    }
}
