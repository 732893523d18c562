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
        return alarms.find(AlarmKey.parse(tenant, owner, name)).orElseThrow(AlarmController::absent);
    }

    private static ProblemException absent() {
        return ProblemException.notFound("There is no such alarm: it has fired, or was never set.");
    }

    private static ProblemException over() {
        return ProblemException.notFound("The alarm is over: its last occurrence fell due while it was held.");
    }

    @Override
    public Alarm pause(String tenant, String owner, String name) {
        return steerAlarm.pause(AlarmKey.parse(tenant, owner, name)).orElseThrow(AlarmController::absent);
    }

    @Override
    public Alarm resume(String tenant, String owner, String name) {
        var resumed = steerAlarm.resume(AlarmKey.parse(tenant, owner, name));
        return resumed.alarm().orElseThrow(() -> resumed.found() ? over() : absent());
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
