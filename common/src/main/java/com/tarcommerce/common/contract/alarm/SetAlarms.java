package com.tarcommerce.common.contract.alarm;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Alarms that become durable all together, or not at all. */
public record SetAlarms(@NotEmpty @Size(max = 1000) List<Keyed> alarms) {

    /** An alarm's key, and beside it what a PUT of it holds. */
    public record Keyed(String tenant, String owner, String name, @JsonUnwrapped AlarmSpec spec) {
    }
}
