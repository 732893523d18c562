package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Alarm;
import com.tarcommerce.common.contract.alarm.AlarmSpec;
import com.tarcommerce.common.contract.alarm.AlarmsApi;
import com.tarcommerce.common.problem.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AlarmController implements AlarmsApi {
    private final ReadSpec specs;
    private final SetAlarms setAlarms;
    private final DeleteAlarm deleteAlarm;
    private final AlarmStore alarms;

    AlarmController(ReadSpec specs, SetAlarms setAlarms, DeleteAlarm deleteAlarm, AlarmStore alarms) {
        this.specs = specs;
        this.setAlarms = setAlarms;
        this.deleteAlarm = deleteAlarm;
        this.alarms = alarms;
    }

    @Override
    public ResponseEntity<Alarm> set(String tenant, String owner, String name, AlarmSpec spec) {
        var wanted = specs.read(AlarmKey.parse(tenant, owner, name), spec);
        var written = setAlarms.set(List.of(wanted)).getFirst();
        return ResponseEntity.status(written.replaced() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(written.alarm(spec.payload()));
    }

    @Override
    public Alarm get(String tenant, String owner, String name) {
        return alarms.find(AlarmKey.parse(tenant, owner, name))
                .orElseThrow(
                        () -> ProblemException.notFound("There is no such alarm: it has fired, or was never set."));
    }

    @Override
    public ResponseEntity<InFlight> delete(String tenant, String owner, String name) {
        return deleteAlarm.delete(AlarmKey.parse(tenant, owner, name))
                .map(id -> ResponseEntity.accepted().body(new InFlight(id)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
