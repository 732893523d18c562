package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Alarm;
import com.tarcommerce.common.contract.alarm.AlarmSpec;
import com.tarcommerce.common.contract.alarm.AlarmsApi;
import com.tarcommerce.common.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AlarmController implements AlarmsApi {
    private final ReadSpec specs;
    private final SetAlarms setAlarms;
    private final DeleteAlarm deleteAlarm;
    private final SteerAlarm steerAlarm;
    private final AlarmStore alarms;

    AlarmController(ReadSpec specs, SetAlarms setAlarms, DeleteAlarm deleteAlarm, SteerAlarm steerAlarm,
            AlarmStore alarms) {
        this.specs = specs;
        this.setAlarms = setAlarms;
        this.deleteAlarm = deleteAlarm;
        this.steerAlarm = steerAlarm;
        this.alarms = alarms;
    }

    @Override
    public ResponseEntity<Alarm> set(String tenant, String owner, String name, AlarmSpec spec) {
        var wanted = specs.read(AlarmKey.parse(tenant, owner, name), spec);
        var written = setAlarms.set(wanted);
        return ResponseEntity.status(written.replaced() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(alarms.shown(written));
    }

    @Override
    public Alarm get(String tenant, String owner, String name) {
        return found(AlarmKey.parse(tenant, owner, name));
    }

    private Alarm found(AlarmKey key) {
        return alarms.find(key).orElseThrow(AlarmController::absent);
    }

    private static ProblemException absent() {
        return ProblemException.notFound("There is no such alarm: it has fired, or was never set.");
    }

    @Override
    public Alarm pause(String tenant, String owner, String name) {
        var key = AlarmKey.parse(tenant, owner, name);
        if (!steerAlarm.pause(key)) {
            throw absent();
        }
        return found(key);
    }

    @Override
    public Alarm resume(String tenant, String owner, String name) {
        var key = AlarmKey.parse(tenant, owner, name);
        if (!steerAlarm.resume(key)) {
            throw absent();
        }
        return found(key);
    }

    @Override
    public ResponseEntity<Run> run(String tenant, String owner, String name) {
        return steerAlarm.run(AlarmKey.parse(tenant, owner, name))
                .map(id -> ResponseEntity.accepted().body(new Run(id))).orElseThrow(AlarmController::absent);
    }

    @Override
    public ResponseEntity<InFlight> delete(String tenant, String owner, String name) {
        return deleteAlarm.delete(AlarmKey.parse(tenant, owner, name))
                .map(id -> ResponseEntity.accepted().body(new InFlight(id)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
